package clinic.frontdesk;

public final class FrontDesk {
    private FrontDesk() {}
    public static void main(String[] args) {}
}
