package clinic.frontdesk.backup.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LibpqSettingsTest {

    @Test
    void theConnectionsSettingsAreCarriedOver() {
        PGSimpleDataSource source = source(
                "jdbc:postgresql://[::1]:5433,db.clinic.example/the%20clinic?sslmode=require&sslrootcert=/ca.pem");
        source.setUser("desk");
        source.setPassword("se cret");
        source.setOptions("-c TimeZone=UTC");
        assertThat(LibpqSettings.of(source, 15))
                .contains(Map.of(
                        "PGHOST", "::1,db.clinic.example",
                        "PGPORT", "5433,5432",
                        "PGDATABASE", "the clinic",
                        "PGUSER", "desk",
                        "PGPASSWORD", "se cret",
                        "PGSSLMODE", "require",
                        "PGSSLROOTCERT", "/ca.pem",
                        "PGOPTIONS", "-c TimeZone=UTC -c default_transaction_read_only=off",
                        "PGAPPNAME", "frontdesk",
                        "PGCONNECT_TIMEOUT", "10"));
    }

    @Test
    void aServerIsTrustedNoMoreThanTheDriverTrustsIt() {
        PGSimpleDataSource java = source("jdbc:postgresql://db.clinic.example/clinic");
        java.setSslMode("verify-full");
        java.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(LibpqSettings.of(java, 15)).isEmpty();
        assertThat(LibpqSettings.of(java, 16).orElseThrow())
                .containsEntry("PGSSLMODE", "verify-full")
                .containsEntry("PGSSLROOTCERT", "system");
        PGSimpleDataSource plain = source("jdbc:postgresql://db.clinic.example/clinic?ssl=true");
        assertThat(LibpqSettings.of(plain, 15).orElseThrow()).containsEntry("PGSSLMODE", "verify-full");
    }

    @Test
    void whatTheseToolsCannotDoIsNotTried() {
        assertThat(LibpqSettings.of(source("jdbc:postgresql://h/clinic?sslkey=/key.p12"), 18))
                .isEmpty();
        assertThat(LibpqSettings.of(source("jdbc:postgresql://h/clinic?socketFactory=a.B"), 18))
                .isEmpty();
    }

    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
