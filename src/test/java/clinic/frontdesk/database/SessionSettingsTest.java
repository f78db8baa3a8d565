package clinic.frontdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.failure.ServerProblem;
import clinic.frontdesk.upgrade.session.UpgradeConnections;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionSettingsTest {

    private static final Map<String, String> HOSTILE = Map.ofEntries(
            Map.entry("statement_timeout", "1s"),
            Map.entry("lock_timeout", "7ms"),
            Map.entry("idle_in_transaction_session_timeout", "5ms"),
            Map.entry("idle_session_timeout", "200ms"),
            Map.entry("default_transaction_isolation", "serializable"),
            Map.entry("default_transaction_read_only", "on"),
            Map.entry("default_transaction_deferrable", "on"),
            Map.entry("TimeZone", "Asia/Seoul"),
            Map.entry("DateStyle", "SQL, DMY"),
            Map.entry("IntervalStyle", "iso_8601"),
            Map.entry("search_path", "nowhere"),
            Map.entry("standard_conforming_strings", "off"),
            Map.entry("quote_all_identifiers", "on"),
            Map.entry("bytea_output", "escape"),
            Map.entry("extra_float_digits", "-15"),
            Map.entry("transform_null_equals", "on"),
            Map.entry("exit_on_error", "on"));

    private static final Map<String, String> WANTED = Map.ofEntries(
            Map.entry("statement_timeout", "0"),
            Map.entry("lock_timeout", "0"),
            Map.entry("idle_in_transaction_session_timeout", "8s"),
            Map.entry("idle_session_timeout", "0"),
            Map.entry("default_transaction_isolation", "read committed"),
            Map.entry("transaction_isolation", "read committed"),
            Map.entry("default_transaction_read_only", "off"),
            Map.entry("default_transaction_deferrable", "off"),
            Map.entry("TimeZone", "UTC"),
            Map.entry("DateStyle", "ISO, MDY"),
            Map.entry("IntervalStyle", "postgres"),
            Map.entry("search_path", "public"),
            Map.entry("standard_conforming_strings", "on"),
            Map.entry("quote_all_identifiers", "off"),
            Map.entry("bytea_output", "hex"),
            Map.entry("extra_float_digits", "3"),
            Map.entry("transform_null_equals", "off"),
            Map.entry("exit_on_error", "off"));

    private final TestDatabase data = TestDatabase.empty();

    @Test
    void thePoolAndSingleConnectionsSetWhatALoginAndADatabaseSetOtherwise() throws SQLException {
        TestDatabase maintenance = TestDatabase.at(data.port(), "postgres");
        HOSTILE.forEach((name, value) ->
                maintenance.run("ALTER DATABASE " + data.name() + " SET " + name + " = '" + value + "'"));
        TimeZone machine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
        try (ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()))) {
            WANTED.forEach((name, value) -> assertThat(database.dsl()
                            .fetchSingle("SELECT current_setting({0}) AS s", org.jooq.impl.DSL.inline(name))
                            .get("s", String.class))
                    .as(name)
                    .isEqualTo(value));
            for (Map.Entry<String, String> wanted : WANTED.entrySet()) {
                assertThat(setting(database.direct(), wanted.getKey()))
                        .as(wanted.getKey())
                        .isEqualTo(wanted.getValue());
            }
            UpgradeConnections upgrade = new UpgradeConnections(database.direct(), Duration.ofSeconds(1));
            assertThat(setting(upgrade.unbounded(), "statement_timeout")).isEqualTo("0");
            assertThat(setting(upgrade.building(), "lock_timeout")).isEqualTo("0");
            assertThat(setting(upgrade, "TimeZone")).isEqualTo("UTC");
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    @Test
    void theOptionsOfTheAddressAreKept() throws SQLException {
        String options =
                "-c work_mem=5MB -c statement_timeout=33s --lock-timeout=4s -c TimeZone=Asia/Tokyo -c a.b=c\\ d";
        String url = data.url() + "&options="
                + URLEncoder.encode(options, StandardCharsets.UTF_8).replace("+", "%20");
        try (ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(url))) {
            assertThat(setting(database.direct(), "work_mem")).isEqualTo("5MB");
            assertThat(setting(database.direct(), "statement_timeout")).isEqualTo("33s");
            assertThat(setting(database.direct(), "lock_timeout")).isEqualTo("4s");
            assertThat(setting(database.direct(), "a.b")).isEqualTo("c d");
            assertThat(setting(database.direct(), "TimeZone")).isEqualTo("UTC");
        }
    }

    @ParameterizedTest
    @EnumSource(Pooler.Kind.class)
    void aPoolerIsNoticedBeforeAnythingIsSet(Pooler.Kind kind) throws Exception {
        try (Pooler pooler = new Pooler(data.port(), kind)) {
            String url = data.url().replace(":" + data.port() + "/", ":" + pooler.port() + "/");
            try (ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(url))) {
                assertThatThrownBy(() -> database.direct().getConnection())
                        .satisfies(e -> assertThat(DatabaseFailures.classify(e))
                                .isEqualTo(new Failure.ServerRefusal(ServerProblem.POOLER)));
                assertThat(pooler.statements()).noneMatch(text -> text.startsWith("SET"));
                assertThat(pooler.statements())
                        .noneMatch(text -> text.contains("set_config") && !text.contains("WHERE"));
                assertThatThrownBy(() -> database.dsl().selectOne().fetch())
                        .satisfies(e -> assertThat(DatabaseFailures.classify(e))
                                .isEqualTo(new Failure.ServerRefusal(ServerProblem.POOLER)));
            }
        }
    }

    private static String setting(DataSource source, String name) throws SQLException {
        try (Connection connection = source.getConnection();
                ResultSet row = connection.createStatement().executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
