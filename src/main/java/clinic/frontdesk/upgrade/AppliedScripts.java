package clinic.frontdesk.upgrade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The scripts that Flyway has applied to a database, by its history and without Flyway. Reads only. */
public final class AppliedScripts {

    private AppliedScripts() {}

    /**
     * Whether every script that was applied is one of this build's, with the same text. True where none was applied.
     * Blocks for two round trips.
     *
     * @throws org.jooq.exception.DataAccessException when the database is out of reach, or the history is not readable
     */
    public static boolean areThoseOfThisBuild(DataSource source) {
        DSLContext dsl = DSL.using(source, SQLDialect.POSTGRES);
        if (!dsl.fetchSingle("SELECT to_regclass('frontdesk.flyway_schema_history') IS NOT NULL AS stands")
                .get("stands", boolean.class)) {
            return true;
        }
        // A baseline has no checksum.
        for (Record row : dsl.fetch("SELECT script, checksum FROM frontdesk.flyway_schema_history"
                + " WHERE success AND checksum IS NOT NULL")) {
            Optional<String> text = Scripts.find("/sql/" + row.get("script", String.class));
            if (text.isEmpty() || checksum(text.get()) != row.get("checksum", int.class)) {
                return false;
            }
        }
        return true;
    }

    /** Flyway's checksum of a script: CRC-32 over its lines, without their ends. */
    private static int checksum(String script) {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new StringReader(script))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }
}
