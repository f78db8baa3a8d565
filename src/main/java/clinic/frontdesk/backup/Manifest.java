package clinic.frontdesk.backup;

import clinic.frontdesk.backup.ProvenBackup.Way;
import clinic.frontdesk.backup.structure.Structure;
import clinic.frontdesk.backup.structure.Structure.Right;
import clinic.frontdesk.backup.structure.Structure.Table;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/**
 * The description of a backup, kept in its file or beside it.
 *
 * @param format the format of the file; a reader refuses a higher one than its own
 * @param program the program that wrote it
 * @param tool the tool that made it, with its version, and why it was not the other one
 * @param toolMajor the major version of pg_dump, 0 for an export
 * @param serverNumber the server's version as a number, such as 180001
 * @param at when the transaction began, in ISO 8601, UTC
 * @param tables with their columns, in the order of {@code proofs}
 * @param skip entries of pg_dump's table of contents that a restore leaves out, by number; empty for an export
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Manifest(
        int format,
        String program,
        Way way,
        String tool,
        int toolMajor,
        String server,
        int serverNumber,
        Database database,
        String at,
        String snapshot,
        List<Table> tables,
        List<TableProof> proofs,
        List<Right> rights,
        List<String> leftOut,
        List<String> skip) {

    static final int FORMAT = 1;
    private static final String PROGRAM = "frontdesk 0.1.0";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * The identity of a database. The name alone is not unique: every embedded database has the same.
     *
     * @param system the system identifier of the server; empty where the login may not read it
     */
    record Database(String system, long oid, String name) {

        static Database of(DSLContext dsl) {
            Record row = dsl.fetchSingle(
                    "SELECT oid, datname FROM pg_catalog.pg_database WHERE datname = current_database()");
            // Asked first: an error would abort the transaction.
            boolean readable = dsl.fetchSingle("SELECT has_function_privilege('pg_catalog.pg_control_system()',"
                            + " 'EXECUTE') AS readable")
                    .get("readable", boolean.class);
            String system = readable
                    ? dsl.fetchSingle("SELECT system_identifier::text AS system FROM pg_catalog.pg_control_system()")
                            .get("system", String.class)
                    : "";
            return new Database(system, row.get("oid", long.class), row.get("datname", String.class));
        }
    }

    /** The manifest of the present transaction, without proofs. */
    static Manifest of(DSLContext dsl, Way way, String tool, int toolMajor, Structure structure)
            throws DataAccessException {
        Record row = dsl.fetchSingle("""
            SELECT current_setting('server_version') AS server,
                   current_setting('server_version_num')::integer AS number,
                   pg_current_snapshot()::text AS snapshot, now() AS at
            """);
        return new Manifest(
                FORMAT,
                PROGRAM,
                way,
                tool,
                toolMajor,
                row.get("server", String.class),
                row.get("number", int.class),
                Database.of(dsl),
                row.get("at", OffsetDateTime.class)
                        .withOffsetSameInstant(java.time.ZoneOffset.UTC)
                        .toString(),
                row.get("snapshot", String.class),
                structure.tables(),
                List.of(),
                structure.rights(),
                structure.leftOut(),
                List.of());
    }

    Manifest with(List<TableProof> proven) {
        return with(proven, skip);
    }

    Manifest skipping(List<String> entries) {
        return with(proofs, entries);
    }

    private Manifest with(List<TableProof> proven, List<String> passedOver) {
        return new Manifest(
                format,
                program,
                way,
                tool,
                toolMajor,
                server,
                serverNumber,
                database,
                at,
                snapshot,
                tables,
                List.copyOf(proven),
                rights,
                leftOut,
                List.copyOf(passedOver));
    }

    ProvenBackup proven(Path file, String sha256) {
        return new ProvenBackup(file, way, tool, sha256, snapshot, OffsetDateTime.parse(at), proofs, leftOut);
    }

    byte[] json() {
        try {
            return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a manifest.
     *
     * @throws IOException when the text is no manifest
     */
    static Manifest read(byte[] json) throws IOException {
        return JSON.readValue(json, Manifest.class);
    }
}
