package clinic.frontdesk.output;

/**
 * What stands at the head of a document.
 *
 * @param name the clinic's name; empty where none was entered, so that the program's own is shown
 * @param phone empty where none was entered
 * @param address empty where none was entered
 */
public record Letterhead(String name, String phone, String address) {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_PHONE = 40;
    public static final int LONGEST_ADDRESS = 200;

    /** Nothing entered yet. */
    public static final Letterhead NONE = new Letterhead("", "", "");
}
