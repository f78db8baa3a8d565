package clinic.frontdesk.upgrade.backup;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    /** All but the column that is computed. */
    private static final String VALUES = """
        SELECT ROW(id, "patientName", phone, email, "birthDate", gender, "treatmentType", "preferredDate",
                   "preferredTime", status, notes, "adminNotes", "createdAt", "updatedAt", "statusChangedAt",
                   "statusChangedBy", service, "extra ""quoted"" column", moods, amount, ratio, raw, number,
                   "userId")::text
        FROM %s ORDER BY 1
        """;

    @TempDir
    private Path folder;

    @Test
    void aBackupLiesInItsFolderProvenAndForThisUserOnly() throws Exception {
        TestDatabase database = OddClinics.legacy();
        ProvenBackup backup = new Backups(database.dataSource(), folder.resolve("backups")).make(BackupListener.NONE);

        assertThat(files(folder.resolve("backups"))).containsExactly(backup.file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backups"))))
                .isEqualTo("rwx------");
        assertThat(backup.way()).isEqualTo(ProvenBackup.Way.OWN_EXPORT);
        assertThat(backup.tables())
                .extracting(TableProof::table, TableProof::rows)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("public.reservations", OddClinics.RESERVATIONS),
                        org.assertj.core.groups.Tuple.tuple("public.service_reservation_limits", 1L));
        assertThat(new Backups(database.dataSource(), folder).again(backup.file(), backup.sha256()))
                .contains(backup);
    }

    @Test
    void aTableOfABackupIsLoadedAsItWas() throws Exception {
        TestDatabase database = OddClinics.legacy();
        Backups backups = new Backups(database.dataSource(), folder);
        ProvenBackup backup = backups.make(BackupListener.NONE);
        List<String> then = Databases.rows(database, VALUES.formatted("public.reservations"));
        database.run("UPDATE public.reservations SET \"preferredTime\" = 'moved'");

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            backups.load(backup, "public.reservations", connection, "then");
            try (var rows = statement.executeQuery(VALUES.formatted("pg_temp.then"))) {
                for (String row : then) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo(row);
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
