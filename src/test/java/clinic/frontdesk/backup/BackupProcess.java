package clinic.frontdesk.backup;

import clinic.frontdesk.JavaPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A backup in a process of its own, to be killed or to run out of disk space. */
final class BackupProcess {

    private static final String WRITTEN = "half written";

    private BackupProcess() {}

    /**
     * Backs up the database at the first argument into the folder of the second, and prints how it ended. With a third
     * argument it stops in the middle until it can read a character.
     */
    public static void main(String[] arguments) throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        BackupListener listener = new BackupListener() {
            @Override
            public void progress(long doneRows, long totalRows) {
                if (arguments.length > 2 && doneRows > 0) {
                    System.out.println(WRITTEN);
                    try {
                        if (System.in.read() < 0) {
                            Runtime.getRuntime().halt(1);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
        try {
            System.out.println(new Backups(source, Path.of(arguments[1]), List.of())
                    .make(listener)
                    .way());
        } catch (BackupException e) {
            System.out.println(e.reason());
        }
    }

    /** Runs one to its end and returns its output. */
    static String run(String url, Path folder) throws IOException {
        Process process = process(List.of(), url, folder.toString());
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }

    /** Starts one that may write files of at most so many KiB. */
    static Process start(String url, Path folder, int kibibytes) throws IOException {
        return process(
                List.of("sh", "-c", "ulimit -f " + 2 * kibibytes + "; exec \"$@\"", "sh"), url, folder.toString());
    }

    /** Starts one and returns once it has written and not yet proven. */
    static Process startAndPark(String url, Path folder) throws IOException {
        Process process = process(List.of(), url, folder.toString(), "park");
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); !WRITTEN.equals(line); line = reader.readLine()) {
            if (line == null) {
                throw new IOException("it ended before it was half done");
            }
        }
        return process;
    }

    private static Process process(List<String> shell, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.addAll(JavaPrograms.java());
        command.add(BackupProcess.class.getName());
        Collections.addAll(command, arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
