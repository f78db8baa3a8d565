package clinic.frontdesk.commands;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs the command line as a person or another program does. */
final class CommandLines {

    private CommandLines() {}

    record Answer(int exit, String out, String err) {}

    /** The address of a database for {@code --clinic}. */
    static String address(TestDatabase database) {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name() + "?user=postgres";
    }

    static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = FrontDeskCommand.run(new NoWindow(), new PrintWriter(out), new PrintWriter(err), arguments);
        return new Answer(exit, out.toString(), err.toString());
    }

    /** Fails on opening a window. */
    private static final class NoWindow implements DeskLauncher {
        @Override
        public int board(ClinicAddress address, int display) {
            throw new AssertionError("a window");
        }

        @Override
        public int open(@Nullable ClinicAddress address) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int tour(Path pictures) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasDisplay() {
            return false;
        }
    }
}
