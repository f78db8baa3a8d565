package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the board as a process of its own, which stays when the desk is closed. */
final class BoardProcess {

    private static final Logger LOG = LoggerFactory.getLogger(BoardProcess.class);
    private static final String MAIN = "clinic.frontdesk.FrontDesk";

    private BoardProcess() {}

    /** Starts the board of a clinic; false where that failed, which is logged. */
    static boolean start(ClinicAddress address) {
        ProcessBuilder builder = new ProcessBuilder(command());
        // Not in the arguments, which other users of the machine can read.
        builder.environment().put(ClinicAddress.VARIABLE, address.text());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            builder.start();
            return true;
        } catch (IOException e) {
            LOG.warn("The board could not be started", e);
            return false;
        }
    }

    /** This program's own command, with another argument. */
    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=javafx.graphics");
        String module = System.getProperty("jdk.module.main");
        if (module != null) {
            command.addAll(List.of("--module", module + "/" + MAIN));
        } else {
            String modules = System.getProperty("jdk.module.path");
            if (modules != null) {
                command.addAll(List.of("--module-path", modules, "--add-modules", "javafx.controls,javafx.fxml"));
            }
            String classes = System.getProperty("java.class.path");
            command.addAll(List.of("-cp", absolute(classes), MAIN));
        }
        command.add("board");
        return command;
    }

    private static String absolute(String classes) {
        return String.join(
                File.pathSeparator,
                List.of(classes.split(File.pathSeparator, -1)).stream()
                        .map(each -> Path.of(each).toAbsolutePath().toString())
                        .toList());
    }
}
