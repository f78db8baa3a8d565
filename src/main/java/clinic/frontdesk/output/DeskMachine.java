package clinic.frontdesk.output;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** The machine of this desk. */
public final class DeskMachine {

    private static final int LONGEST = 100;

    private DeskMachine() {}

    /** The user and the machine, as {@code anna@desk-2}. */
    public static String name() {
        String user = System.getProperty("user.name", "");
        String name = user + "@" + host();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static String host() {
        return Stream.of("COMPUTERNAME", "HOSTNAME")
                .map(System::getenv)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElseGet(DeskMachine::ofSystem);
    }

    private static String ofSystem() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
