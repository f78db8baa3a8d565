package clinic.frontdesk;

import clinic.frontdesk.app.DeskProgram;
import clinic.frontdesk.commands.FrontDeskCommand;
import clinic.frontdesk.commands.TypedArguments;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The main class: runs the command line with UTF-8 output. */
public final class FrontDesk {

    private FrontDesk() {}

    /** Runs the program and exits with its code. */
    public static void main(String[] arguments) {
        // Names of patients and services are Korean, whatever the platform's encoding.
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(FrontDeskCommand.run(new DeskProgram(out), out, err, TypedArguments.of(arguments)));
    }
}
