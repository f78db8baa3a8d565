package clinic.frontdesk.backup;

import static clinic.frontdesk.backup.structure.Structure.quote;

import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.backup.structure.CoveredRelations;
import clinic.frontdesk.backup.structure.Structure;
import clinic.frontdesk.backup.structure.Structure.Table;
import clinic.frontdesk.backup.tools.PgTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup by PostgreSQL's own tools: a dump in the custom format of {@code pg_dump}, with a sidecar file. */
final class PgDump {

    private static final Logger LOG = LoggerFactory.getLogger(PgDump.class);
    private static final long ASK_MILLISECONDS = 200;
    private static final int ERROR_CHARACTERS = 300;
    private static final int STATISTICS_SINCE = 18;

    /** The kinds of entries in the table of contents that belong to covered tables of the schema {@code public}. */
    private static final List<String> OF_TABLES = List.of(
            "TABLE DATA",
            "TABLE",
            "SEQUENCE OWNED BY",
            "SEQUENCE SET",
            "SEQUENCE",
            "DEFAULT",
            "FK CONSTRAINT",
            "CHECK CONSTRAINT",
            "CONSTRAINT",
            "INDEX",
            "TRIGGER",
            "ROW SECURITY",
            "COMMENT");
    /** The kinds of entries that the manifest replaces, or that are reported as left out, in either schema. */
    private static final List<String> NEVER = List.of(
            "ACL", "DEFAULT ACL", "POLICY", "STATISTICS", "RULE", "PUBLICATION", "SECURITY LABEL", "TABLE ATTACH");

    private static final Pattern ENTRY = Pattern.compile("([0-9]+); ([0-9]+) ([0-9]+) (.*)");
    private static final Pattern COMMENT_OF_TABLE = Pattern.compile("COMMENT public (TABLE|COLUMN) .*");

    private final PgTools tools;
    private final Map<String, String> connection;
    private final BackupListener listener;

    PgDump(PgTools tools, Map<String, String> connection, BackupListener listener) {
        this.tools = tools;
        this.connection = connection;
        this.listener = listener;
    }

    /** Writes a backup of what the session sees into a new file, synced to the disk. */
    void write(SnapshotSession session, Path file) throws BackupException, SQLException {
        List<String> command =
                new ArrayList<>(List.of(tools.dump().toString(), "--format=custom", "--compress=1", "--file=" + file));
        command.addAll(selection(session));
        try {
            PartFile.create(file).close();
            run(command, connection, null);
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        } catch (IOException e) {
            throw BackupFailures.ofWriting(file, e);
        }
    }

    private List<String> selection(SnapshotSession session) {
        List<String> options = new ArrayList<>(List.of(
                "--no-password",
                "--encoding=UTF8",
                "--lock-wait-timeout=10000",
                "--schema=public",
                "--snapshot="
                        + session.dsl()
                                .fetchSingle("SELECT pg_export_snapshot() AS name")
                                .get("name", String.class)));
        if (session.dsl()
                .fetchSingle("SELECT to_regnamespace('frontdesk') IS NOT NULL AS stands")
                .get("stands", boolean.class)) {
            options.add("--schema=frontdesk");
        }
        if (tools.major() >= STATISTICS_SINCE) {
            options.add("--no-statistics");
        }
        for (String other : CoveredRelations.others(session.dsl())) {
            options.add("--exclude-table=" + other);
        }
        return options;
    }

    /** The numbers of entries in the table of contents that a restore leaves out. */
    List<String> skipped(Path file, Structure structure) throws BackupException {
        List<String> skipped = new ArrayList<>();
        for (String line : text(List.of(tools.restore().toString(), "--list", file.toString()), Map.of())
                .lines()
                .toList()) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches() && !kept(entry, structure)) {
                skipped.add(entry.group(1));
            }
        }
        return skipped;
    }

    private static boolean kept(Matcher entry, Structure structure) {
        String object = entry.group(2) + " " + entry.group(3);
        String rest = entry.group(4);
        if (structure.leftObjects().contains(object) || NEVER.stream().anyMatch(kind -> rest.startsWith(kind + " "))) {
            return false;
        }
        if (rest.startsWith("ENCODING ") || rest.startsWith("STDSTRINGS ") || rest.startsWith("SEARCHPATH ")) {
            return true;
        }
        if (rest.startsWith("SCHEMA - ") || rest.startsWith("COMMENT - SCHEMA ")) {
            return rest.contains(" frontdesk ");
        }
        if (structure.publicTypes().contains(object)) {
            return true;
        }
        for (String kind : OF_TABLES) {
            if (rest.startsWith(kind + " public ")) {
                return !kind.equals("COMMENT") || COMMENT_OF_TABLE.matcher(rest).matches();
            }
        }
        return rest.matches("[A-Z ]+ frontdesk .*");
    }

    /**
     * Reads the whole file back: every row into temporary tables, and the structure to compare it with a second dump.
     */
    void prove(SnapshotSession session, Structure structure, Manifest manifest, Path file, BackupProgress progress)
            throws BackupException, SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < structure.tables().size(); i++) {
            Table table = structure.tables().get(i);
            numbers.put(table.plain(), i);
            session.run(table.temporary("frontdesk_proof_" + i, true));
        }
        StringBuilder found = new StringBuilder();
        Set<String> seen = new HashSet<>();
        script(List.of(tools.restore().toString(), "--file=-", file.toString()), new DumpScript.ScriptReader() {
            @Override
            public void statements(String text) {
                found.append(text);
            }

            @Override
            public DumpScript.Rows table(DumpScript.Header header) throws BackupException, SQLException {
                String name = header.schema() + "." + header.table();
                Integer number = numbers.get(name);
                if (number == null || !seen.add(name)) {
                    throw notProven();
                }
                return feed(session.copying(), "pg_temp.frontdesk_proof_" + number, header, progress);
            }
        });
        if (!seen.equals(numbers.keySet())) {
            throw notProven();
        }
        for (int i = 0; i < structure.tables().size(); i++) {
            Proofs.compare(
                    manifest.proofs().get(i),
                    Proofs.of(session, structure.tables().get(i), "pg_temp.frontdesk_proof_" + i));
        }
        List<String> again = new ArrayList<>(List.of(tools.dump().toString(), "--schema-only"));
        again.addAll(selection(session));
        if (!plain(found.toString()).equals(plain(text(again, connection)))) {
            throw notProven();
        }
    }

    private static BackupException notProven() {
        return new BackupException(Reason.NOT_PROVEN, "What pg_restore read back differs from the database.");
    }

    /** The statements of a script without what differs from run to run: comments, tokens, positions of sequences. */
    private static List<String> plain(String script) {
        return script.lines()
                .filter(line -> !line.isBlank()
                        && !line.startsWith("--")
                        && !line.startsWith("\\restrict ")
                        && !line.startsWith("\\unrestrict ")
                        && !line.startsWith("SELECT pg_catalog.setval(")
                        && !line.startsWith("SET ")
                        && !line.startsWith("SELECT pg_catalog.set_config("))
                .toList();
    }

    private static DumpScript.Rows feed(
            CopyManager copying, String into, DumpScript.Header header, BackupProgress progress) throws SQLException {
        String columns = header.columns().stream().map(Structure::quote).collect(Collectors.joining(", "));
        CopyIn copy = copying.copyIn("COPY " + into + " (" + columns + ") FROM STDIN");
        return new DumpScript.Rows() {
            @Override
            public void take(byte[] bytes, int length) throws SQLException, BackupException {
                copy.writeToCopy(bytes, 0, length);
                progress.moved(OwnExport.lines(bytes, length));
            }

            @Override
            public void end() throws SQLException {
                copy.endCopy();
            }

            @Override
            public void abandon() throws SQLException {
                // A connection in the middle of a COPY accepts no other statement.
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        };
    }

    /** Runs a program to its end, and passes its output to a reader meanwhile. */
    private void script(List<String> command, DumpScript.ScriptReader reader) throws BackupException, SQLException {
        Path errors = temporary(".err");
        try {
            Process process = PgTools.start(command, Map.of())
                    .redirectError(errors.toFile())
                    .start();
            try (InputStream out = process.getInputStream()) {
                DumpScript.read(out, reader);
            } finally {
                process.destroy();
            }
            if (await(process) != 0) {
                throw failed(command, errors);
            }
        } catch (IOException e) {
            throw failed(command, errors);
        } finally {
            PartFile.delete(errors);
        }
    }

    private String text(List<String> command, Map<String, String> environment) throws BackupException {
        Path output = temporary(".out");
        try {
            run(command, environment, output);
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BackupFailures.ofReading(output, e);
        } finally {
            PartFile.delete(output);
        }
    }

    /** Runs a program to its end, and asks meanwhile whether to go on. */
    private void run(List<String> command, Map<String, String> environment, @Nullable Path output)
            throws BackupException {
        Path errors = temporary(".err");
        try {
            ProcessBuilder builder = PgTools.start(command, environment).redirectError(errors.toFile());
            builder.redirectOutput(
                    output == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(output.toFile()));
            Process process = builder.start();
            process.getOutputStream().close();
            try {
                while (!process.waitFor(ASK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    BackupProgress.check(listener);
                }
            } finally {
                process.destroyForcibly().onExit().join();
            }
            if (process.exitValue() != 0) {
                throw failed(command, errors);
            }
        } catch (IOException e) {
            throw failed(command, errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupException(Reason.CANCELLED, "The backup was canceled; its file was deleted.", e);
        } finally {
            PartFile.delete(errors);
        }
    }

    private static int await(Process process) {
        return process.onExit().join().exitValue();
    }

    private BackupException failed(List<String> command, Path errors) {
        String said = "";
        try {
            said = Files.readString(errors, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            LOG.debug("The output of a program cannot be read", e);
        }
        Path program = Path.of(command.get(0)).getFileName();
        LOG.warn(
                "{} {} failed: {}",
                program,
                tools.version(),
                said.substring(0, Math.min(said.length(), ERROR_CHARACTERS)));
        if (BackupFailures.noSpace(new IOException(said))) {
            return new BackupException(Reason.NO_SPACE, "There is no room for the backup.");
        }
        return new BackupException(Reason.TOOL_FAILED, program + " " + tools.version() + " failed; the log has it.");
    }

    private static Path temporary(String suffix) throws BackupException {
        try {
            return Files.createTempFile("frontdesk-", suffix);
        } catch (IOException e) {
            throw new BackupException(Reason.NO_SPACE, "There is no room for temporary files.", e);
        }
    }

    /** A dump with its sidecar, verified and open for reading. */
    static final class DumpReader implements BackupArchive {

        private final Path path;
        private final Sidecar sidecar;
        private final List<Path> folders;

        private DumpReader(Path path, Sidecar sidecar, List<Path> folders) {
            this.path = path;
            this.sidecar = sidecar;
            this.folders = folders;
        }

        /** Opens a dump and verifies its checksum. */
        static DumpReader open(Path path, List<Path> folders) throws BackupException {
            Sidecar sidecar = Sidecar.read(PartFile.sidecarOf(path));
            if (!Sealed.sha256(path).equals(sidecar.sha256())) {
                throw BackupFailures.damaged(path);
            }
            return new DumpReader(path, sidecar, folders);
        }

        @Override
        public Manifest manifest() {
            return sidecar.manifest();
        }

        @Override
        public String sha256() {
            return sidecar.sha256();
        }

        @Override
        public void checkReadable() throws BackupException {
            tool();
        }

        private PgDump tool() throws BackupException {
            int major = manifest().toolMajor();
            return new PgDump(
                    PgTools.notOlder(PgTools.in(folders), major)
                            .orElseThrow(() -> new BackupException(
                                    Reason.TOOL_FAILED,
                                    "This backup was made by pg_dump; reading it needs pg_restore " + major
                                            + " or newer, and none was found.")),
                    Map.of(),
                    BackupListener.NONE);
        }

        @Override
        public void load(Table table, CopyManager copying, String into, BackupProgress progress)
                throws BackupException, SQLException {
            PgDump tool = tool();
            boolean[] found = new boolean[1];
            tool.script(
                    List.of(
                            tool.tools.restore().toString(),
                            "--data-only",
                            "--schema=" + table.schema(),
                            "--table=" + table.name(),
                            "--file=-",
                            path.toString()),
                    new DumpScript.ScriptReader() {
                        @Override
                        public void statements(String text) {
                            // Settings only.
                        }

                        @Override
                        public DumpScript.Rows table(DumpScript.Header header) throws SQLException {
                            found[0] = true;
                            return feed(copying, into, header, progress);
                        }
                    });
            if (!found[0]) {
                throw BackupFailures.damaged(path);
            }
        }

        @Override
        public void restore(SnapshotSession session) throws BackupException, SQLException {
            PgDump tool = tool();
            Set<String> skip = Set.copyOf(manifest().skip());
            Path list = temporary(".list");
            try {
                List<String> entries = tool.text(
                                List.of(tool.tools.restore().toString(), "--list", path.toString()), Map.of())
                        .lines()
                        .filter(line -> {
                            Matcher entry = ENTRY.matcher(line);
                            return entry.matches() && !skip.contains(entry.group(1));
                        })
                        .toList();
                Files.write(list, entries, StandardCharsets.UTF_8);
                session.run("CREATE SCHEMA IF NOT EXISTS public");
                tool.script(
                        List.of(
                                tool.tools.restore().toString(),
                                "--use-list=" + list,
                                "--no-owner",
                                "--no-privileges",
                                "--no-tablespaces",
                                "--file=-",
                                path.toString()),
                        new DumpScript.ScriptReader() {
                            @Override
                            public void statements(String text) throws SQLException {
                                session.run(text);
                            }

                            @Override
                            public DumpScript.Rows table(DumpScript.Header header) throws SQLException {
                                return feed(
                                        session.copying(),
                                        quote(header.schema()) + "." + quote(header.table()),
                                        header,
                                        new BackupProgress(BackupListener.NONE, 0));
                            }
                        });
            } catch (IOException e) {
                throw BackupFailures.ofWriting(list, e);
            } finally {
                PartFile.delete(list);
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
