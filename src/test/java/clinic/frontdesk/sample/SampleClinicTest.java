package clinic.frontdesk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.Holiday;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.upgrade.Databases;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class SampleClinicTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void theSampleIsALegacyClinicWithEveryKindOfReservation() throws SQLException {
        TestDatabase database = TestDatabase.empty();
        assertThat(SampleClinic.createIfNew(database.dataSource(), TODAY)).isTrue();

        assertThat(values(database, "SELECT DISTINCT service::text FROM public.reservations"))
                .hasSize(6);
        assertThat(values(database, "SELECT DISTINCT status::text FROM public.reservations"))
                .contains("COMPLETED", "CONFIRMED", "PENDING", "NO_SHOW", "CANCELLED");
        assertThat(values(
                        database,
                        "SELECT \"preferredTime\" FROM public.reservations WHERE id LIKE 'sample-____' AND"
                                + " \"preferredTime\" <> '' ORDER BY 1"))
                .contains("오후 2시", "25:00", "14시30분", "2pm", "미정");
        assertThat(values(
                        database,
                        "SELECT id FROM public.reservations WHERE id IN"
                                + " ('sample-0930','sample-1400','sample-1500','sample-1600')"))
                .hasSize(4);
        assertThat(values(
                        database,
                        "SELECT min(id) FROM public.reservations WHERE status IN ('CONFIRMED','PENDING') AND"
                                + " \"preferredTime\" ~ '^[0-9]{2}:[0-9]{2}$' GROUP BY \"preferredDate\","
                                + " \"preferredTime\" HAVING count(*) > 1"))
                .isNotEmpty();
        assertThat(values(
                        database,
                        "SELECT min(\"preferredDate\")::text || ' ' || max(\"preferredDate\")::text FROM"
                                + " public.reservations"))
                .containsExactly("2026-11-02 2026-12-21");
    }

    @Test
    void theSampleIsReproducibleAndCreatedOnlyOnce() throws SQLException {
        TestDatabase one = TestDatabase.empty();
        TestDatabase other = TestDatabase.empty();
        SampleClinic.createIfNew(one.dataSource(), TODAY);
        SampleClinic.createIfNew(other.dataSource(), TODAY);
        String all = "SELECT md5(string_agg(r::text, '|' ORDER BY id)) FROM public.reservations r";
        assertThat(values(one, all)).isEqualTo(values(other, all));
        assertThat(SampleClinic.createIfNew(one.dataSource(), TODAY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-25", "2027-02-08", "2025-10-06", "2036-10-07", "2026-05-24"})
    void theSampleIsClosedOnHolidaysAndCanBeCreatedOnOne(LocalDate today) throws Exception {
        TestDatabase database = TestDatabase.empty();
        SampleClinic.createIfNew(database.dataSource(), today);
        assertThat(values(database, "SELECT nspname FROM pg_namespace WHERE nspname = 'frontdesk'"))
                .isEmpty();
        Databases.upgrade(database);
        // The upgrade flags from the server's today on, which the given day may precede.
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '%s 09:00' AT TIME ZONE zone;".formatted(today)
                + " SELECT frontdesk.flag_over_capacity()");

        assertThat(values(
                        database,
                        "SELECT day FROM frontdesk.occupancy JOIN frontdesk.public_holiday USING (day)"
                                + " UNION SELECT \"preferredDate\" FROM public.reservations"
                                + " JOIN frontdesk.public_holiday ON day = \"preferredDate\""))
                .isEmpty();
        assertThat(values(database, "SELECT DISTINCT reservation_id FROM frontdesk.flag WHERE code = 'full'"))
                .isNotEmpty();
        List<LocalDate> offered = new DatabaseBookings(database.dsl())
                .starts("frontdesk-wrinkle-botox", today, 21).stream()
                        .filter(start -> start.free() > 0)
                        .map(Slot::date)
                        .distinct()
                        .toList();
        assertThat(offered)
                .hasSizeGreaterThan(5)
                .doesNotContain(today)
                .doesNotContainAnyElementsOf(new Closures(database.dsl())
                        .holidays(today.getYear()).stream().map(Holiday::date).toList());
    }

    private static List<String> values(TestDatabase database, String sql) {
        return database.dsl().fetch(sql).getValues(0, String.class);
    }
}
