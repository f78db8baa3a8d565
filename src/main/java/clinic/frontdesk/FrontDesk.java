package clinic.frontdesk;

import clinic.frontdesk.commands.DeskLauncher;
import clinic.frontdesk.commands.FrontDeskCommand;
import clinic.frontdesk.commands.TypedArguments;
import clinic.frontdesk.database.ClinicAddress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The program: reads the command line and puts the parts together. */
public final class FrontDesk {

    private FrontDesk() {}

    /** Runs the program and exits with its code. */
    public static void main(String[] arguments) {
        // Whatever the machine's own encoding is, names of patients and services are Korean.
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(FrontDeskCommand.run(new Launcher(), out, err, TypedArguments.of(arguments)));
    }

    private static final class Launcher implements DeskLauncher {

        @Override
        public int open(@Nullable ClinicAddress address) {
            return 1;
        }

        @Override
        public int tour(Path folder) {
            return 1;
        }

        @Override
        public boolean hasDisplay() {
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            return !system.startsWith("linux")
                    || System.getenv("DISPLAY") != null
                    || System.getenv("WAYLAND_DISPLAY") != null;
        }
    }
}
