package clinic.frontdesk.database;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs, and finds ports for them. */
final class ServerPrograms {

    private static final long COMMAND_SECONDS = 120;

    private ServerPrograms() {}

    /** The command line of one of the programs, runnable by the current user. */
    static List<String> command(Path programs, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; a user namespace maps root to another user.
            command.add("unshare");
            command.add("-U");
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root")
                && System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    static void run(Path folder, List<String> command) throws IOException {
        String failure = tryRun(folder, command);
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }

    /**
     * Runs a command and returns its error, or an empty text. The output goes to a file: a server left running would
     * keep a pipe open.
     */
    static String tryRun(Path folder, List<String> command) throws IOException {
        Path output = folder.resolve("last-command.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing(folder)))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        try {
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return command.get(command.size() - 1) + " timed out";
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return process.exitValue() == 0 ? "" : "exit " + process.exitValue() + ": " + Files.readString(output);
    }

    private static File nothing(Path folder) throws IOException {
        Path empty = folder.resolve("empty");
        if (!Files.exists(empty)) {
            Files.createFile(empty);
        }
        return empty.toFile();
    }

    static boolean portTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
