package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The migrations in sql/, their mirror in sql/functions/, and the version limits for older desks. */
@Execution(ExecutionMode.CONCURRENT)
class MigrationsTest {

    private static final Path SQL = Path.of("sql");
    private static final Path MIRROR = SQL.resolve("functions");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Pattern FUNCTION =
            Pattern.compile("CREATE (?:OR REPLACE )?FUNCTION\\s+frontdesk\\.(\\w+)\\s*\\(");

    /** The last script that every desk has; it and those before it are frozen. */
    private static final int BASELINE = 20;

    /** What desks without a script may do on a schema that has it. */
    private enum OlderDesks {
        WRITE,
        READ,
        STOP
    }

    /**
     * The decision for each script after the baseline. A script that changes what a desk may write, such as a rule
     * known only to newer desks, ends writing by older desks; one that changes what they read ends reading.
     */
    private static OlderDesks decided(int version) {
        if (version <= 22) {
            // The index of patients: tables of their own, which older desks neither read nor write.
            return OlderDesks.WRITE;
        }
        if (version <= 24) {
            // An older desk shows no tray, and leaves what stands in it.
            return OlderDesks.WRITE;
        }
        if (version == 25) {
            // Older desks go on showing what a person has settled.
            return OlderDesks.WRITE;
        }
        if (version == 27) {
            // Documents that left the program: older desks make none.
            return OlderDesks.WRITE;
        }
        if (version == 28 || version == 29) {
            // Arrivals and walk-ins: tables of their own, which older desks neither show nor change.
            return OlderDesks.WRITE;
        }
        if (version == 30 || version == 31) {
            // The waiting list and the calls: older desks show neither, and leave what stands in them.
            return OlderDesks.WRITE;
        }
        if (version == 34) {
            // The table alone changes no decision.
            return OlderDesks.WRITE;
        }
        if (version == 35) {
            // Hours of single dates: an older desk would show and offer the starts of the weekly openings there.
            return OlderDesks.READ;
        }
        if (version == 36) {
            // The same writes with fewer statements.
            return OlderDesks.WRITE;
        }
        if (version == 32 || version == 33) {
            // Notices and how names are shown: older desks show neither, and leave what stands in them.
            return OlderDesks.WRITE;
        }
        throw new AssertionError("Decide here whether desks that lack the script " + version
                + " may still write, or only read, and raise frontdesk.clinic.least_writer and least_reader in it"
                + " accordingly.");
    }

    /** The frozen scripts, which clinics have applied: the hash of each by its file name. */
    private static Map<String, String> frozen() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(MigrationsTest.class.getResourceAsStream("frozen-migrations.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" +"))
                    .collect(Collectors.toMap(line -> line[1], line -> line[0]));
        }
    }

    /** The hash of a script, whatever ends its lines in this checkout. */
    private static String hash(String script) throws NoSuchAlgorithmException {
        byte[] text = script.replace("\r", "").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }

    @Test
    void frozenScriptsAreAsTheClinicsHaveThem() throws Exception {
        Map<String, String> now = new HashMap<>();
        for (Path script : scripts()) {
            if (version(script) <= BASELINE) {
                now.put(String.valueOf(script.getFileName()), hash(Files.readString(script)));
            }
        }

        assertThat(now).isEqualTo(frozen());
    }

    @Test
    void aChangedScriptIsDetected() throws Exception {
        String name = "V13__writes.sql";
        String script = Files.readString(SQL.resolve(name));

        assertThat(hash(script.replace("\n", "\r\n"))).isEqualTo(frozen().get(name));
        assertThat(hash(script + " ")).isNotEqualTo(frozen().get(name));
    }

    /** A function of a frozen script is changed by replacing it in a later one. */
    @Test
    void noFunctionIsDefinedTwiceButToReplaceAFrozenOne() throws IOException {
        Map<String, List<String>> definitions = new HashMap<>();
        for (Path script : scripts()) {
            boolean replaceable = frozen().containsKey(String.valueOf(script.getFileName()));
            for (String function : functions(Files.readString(script))) {
                String name = function + (replaceable ? " (frozen)" : "");
                definitions.computeIfAbsent(name, first -> new ArrayList<>()).add(String.valueOf(script.getFileName()));
            }
        }

        assertThat(definitions).isNotEmpty();
        assertThat(definitions.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .toList())
                .isEmpty();
    }

    @Test
    void theMirrorHoldsEachFunctionInAFileOfItsName() throws IOException {
        TestDatabase database = TestDatabase.upgraded();
        List<String> files = new ArrayList<>();
        for (Path file : mirror()) {
            assertThat(functions(Files.readString(file)))
                    .as(file.toString())
                    .containsExactly(String.valueOf(file.getFileName()).replace(".sql", ""));
            files.add(String.valueOf(file.getFileName()).replace(".sql", ""));
        }

        assertThat(files)
                .containsExactlyInAnyOrderElementsOf(
                        values(database, "SELECT proname FROM pg_proc WHERE pronamespace = 'frontdesk'::regnamespace"));
    }

    @Test
    void theMirrorAppliedOverTheMigratedDatabaseChangesNothing() throws IOException {
        TestDatabase database = TestDatabase.upgraded();
        List<String> before = definitions(database);
        for (Path file : mirror()) {
            database.run(Files.readString(file));
        }

        assertThat(definitions(database)).isEqualTo(before);
    }

    @Test
    void aChangedMirrorIsDetected() {
        TestDatabase database = TestDatabase.upgraded();
        List<String> before = definitions(database);
        database.run("""
            CREATE OR REPLACE FUNCTION frontdesk.write_time(minute integer) RETURNS text
                LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 'changed'
            """);

        assertThat(definitions(database)).isNotEqualTo(before);
    }

    @Test
    void noFunctionCanBeExecutedByPublic() {
        assertThat(values(
                        TestDatabase.upgraded(),
                        "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'frontdesk'::regnamespace"
                                + " AND (proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0))"))
                .isEmpty();
    }

    @Test
    void theSchemaRecordsWhichOlderDesksMayUseIt() throws IOException {
        List<Integer> versions = versions();
        assertThat(values(TestDatabase.upgraded(), "SELECT least_writer || ' ' || least_reader FROM frontdesk.clinic"))
                .containsExactly(least(versions, MigrationsTest::decided));
    }

    @Test
    void aScriptThatChangesWhatMayBeWrittenRaisesTheLeastVersion() {
        IntFunction<OlderDesks> decisions = version ->
                List.of(OlderDesks.WRITE, OlderDesks.READ, OlderDesks.WRITE).get(version - BASELINE - 1);
        assertThat(least(List.of(BASELINE, BASELINE + 1), decisions)).isEqualTo("20 20");
        assertThat(least(List.of(BASELINE, BASELINE + 1, BASELINE + 2, BASELINE + 3), decisions))
                .isEqualTo("22 20");
        assertThat(least(List.of(BASELINE + 1), version -> OlderDesks.STOP)).isEqualTo("21 21");
        assertThatThrownBy(() -> least(List.of(BASELINE + 900), MigrationsTest::decided))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("920");
    }

    private static String least(List<Integer> versions, IntFunction<OlderDesks> decisions) {
        int writer = BASELINE;
        int reader = BASELINE;
        for (int version : versions.stream().filter(each -> each > BASELINE).toList()) {
            OlderDesks older = decisions.apply(version);
            writer = older == OlderDesks.WRITE ? writer : version;
            reader = older == OlderDesks.STOP ? version : reader;
        }
        return writer + " " + reader;
    }

    private static List<Integer> versions() throws IOException {
        List<Integer> versions = new ArrayList<>();
        for (Path script : scripts()) {
            versions.add(version(script));
        }
        assertThat(versions).contains(BASELINE);
        return versions;
    }

    private static int version(Path script) {
        Matcher name = VERSION.matcher(String.valueOf(script.getFileName()));
        assertThat(name.matches()).as(script.toString()).isTrue();
        return Integer.parseInt(name.group(1));
    }

    private static List<Path> scripts() throws IOException {
        return files(SQL, 1);
    }

    private static List<Path> mirror() throws IOException {
        return files(MIRROR, Integer.MAX_VALUE);
    }

    private static List<Path> files(Path folder, int depth) throws IOException {
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static List<String> functions(String script) {
        return FUNCTION.matcher(script).results().map(result -> result.group(1)).toList();
    }

    private static List<String> definitions(TestDatabase database) {
        return values(
                database,
                "SELECT pg_get_functiondef(oid) || coalesce(proacl::text, '') FROM pg_proc"
                        + " WHERE pronamespace = 'frontdesk'::regnamespace"
                        + " UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1");
    }

    private static List<String> values(TestDatabase database, String query) {
        return database.dsl().fetch(query).getValues(0, String.class);
    }
}
