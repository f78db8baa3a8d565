package clinic.frontdesk.waitlist;

/** A service that can be waited for. */
public record WaitingService(String id, String code, String name) {}
