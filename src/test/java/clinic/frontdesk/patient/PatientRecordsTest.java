package clinic.frontdesk.patient;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.patient.Forgetting.Forgotten;
import clinic.frontdesk.patient.PatientPage.Common;
import clinic.frontdesk.patient.PatientPage.MergedPatient;
import clinic.frontdesk.patient.PatientPage.Visit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags, notes, merges and their undoing, and forgetting. */
@Execution(ExecutionMode.CONCURRENT)
class PatientRecordsTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 6, 3);

    private final TestDatabase database =
            TestDatabase.upgraded().run("UPDATE frontdesk.clinic SET fixed_now = '2030-06-03 09:00+09'");
    private final NamedReservations website = new NamedReservations(database);
    private final PatientIndexer indexer = new PatientIndexer(database.dsl());
    private final PatientDirectory search = new PatientDirectory(database.dsl(), () -> TODAY);
    private final PatientRecords records = new PatientRecords(database.dsl());
    private final PatientPages pages = new PatientPages(database.dsl());

    private final long vip;
    private final long kim;
    private final long married;
    private final long other;

    PatientRecordsTest() {
        website.add("k1", "김철수", "010-2841-7730", "1991-04-12", "2030-05-02", "COMPLETED")
                .add("k2", "김철수", "010-2841-7730", "1991-04-12", "2030-06-12")
                .add("m1", "김철수", "010-9999-8888", "1991-04-12", "2030-04-02", "NO_SHOW")
                .add("o1", "김철순", "010-2841-7730", "1991-04-12", "2030-03-02", "COMPLETED");
        index();
        vip = records.tags().getFirst().id();
        kim = id("k1");
        married = id("m1");
        other = id("o1");
    }

    private void index() {
        assertThat(indexer.run()).isTrue();
        search.refresh();
    }

    private long id(String reservation) {
        return search.ofReservation(reservation).orElseThrow().id();
    }

    private PatientSummary patient(long id) {
        search.refresh();
        return search.patient(id).orElseThrow();
    }

    /** Everything that the index holds, for comparisons. */
    private List<String> everything() {
        return database.dsl()
                .fetch("SELECT concat_ws('|', p.id, p.name, p.phone, p.part_of, p.alert, p.visits, p.no_shows,"
                        + " p.last_visit, (SELECT string_agg(l.reservation_id, ',' ORDER BY l.reservation_id) "
                        + " FROM frontdesk.patient_reservation AS l WHERE l.patient_id = p.id), (SELECT"
                        + " string_agg(g.tag_id::text, ',') FROM frontdesk.patient_tagged AS g  WHERE g.patient_id"
                        + " = p.id)) FROM frontdesk.patient AS p ORDER BY p.id")
                .getValues(0, String.class);
    }

    @Test
    void aTagAndANoteAreShownAndKeepThePatient() {
        assertThat(records.tag(kim, vip)).isTrue();
        assertThat(records.tag(kim, vip)).isFalse();
        assertThat(records.setAlert(kim, "", " 리도카인 알레르기 ")).isTrue();
        assertThat(records.setAlert(kim, "", "다른 메모")).isFalse();

        assertThat(search.refresh()).isTrue();
        assertThat(search.find("7730", 1).getFirst())
                .extracting(PatientSummary::tag, PatientSummary::alert)
                .containsExactly(new PatientTag(vip, "VIP", "gold", "★"), "리도카인 알레르기");
        database.run("DELETE FROM public.reservations WHERE id LIKE 'k%'");
        index();
        assertThat(patient(kim).visits()).isZero();

        assertThat(records.untag(kim, vip)).isTrue();
        assertThat(records.untag(kim, vip)).isFalse();
        assertThat(search.patient(kim)).isPresent();
        assertThat(records.setAlert(kim, "리도카인 알레르기", "")).isTrue();
        assertThat(search.patient(kim)).isEmpty();
        assertThat(records.tag(kim, vip)).isFalse();
    }

    @Test
    void theClinicMakesItsOwnTags() {
        PatientTag regular = records.makeTag(" 단골 ", new TagStyle("blue", "◆"));
        assertThat(records.makeTag("단골", new TagStyle("rose", "●"))).isEqualTo(regular);
        records.tag(kim, regular.id());

        assertThat(records.tags()).extracting(PatientTag::name).containsExactly("VIP", "단골");
        assertThat(records.removeTag(regular.id())).isFalse();
        records.untag(kim, regular.id());
        assertThat(records.removeTag(regular.id())).isTrue();
        assertThat(records.tag(kim, 999)).isFalse();
    }

    @Test
    void mergedPatientsAreOneAndAMergeTakenBackRestoresBoth() {
        records.setAlert(kim, "", "리도카인 알레르기");
        records.setAlert(married, "", "임신 중");
        records.tag(married, vip);
        List<String> before = everything();
        assertThat(records.merge(kim, married)).isTrue();
        assertThat(records.merge(kim, married)).isFalse();
        assertThat(records.merge(married, other)).isFalse();
        assertThat(records.merge(kim, kim)).isFalse();

        PatientSummary one = patient(kim);
        assertThat(one.visits()).isEqualTo(1);
        assertThat(one.noShows()).isEqualTo(1);
        assertThat(one.alert()).isEqualTo("리도카인 알레르기\n임신 중");
        assertThat(one.tag()).isNotNull();
        assertThat(search.patient(married)).contains(one);
        assertThat(search.ofReservation("m1")).contains(one);
        // Found by either name and phone, and once.
        assertThat(search.find("8888", 5)).containsExactly(one);
        assertThat(search.find("김철수", 5)).extracting(PatientSummary::id).containsExactly(kim, other);
        PatientPage page = pages.read(married).orElseThrow();
        assertThat(page.patient()).isEqualTo(one);
        assertThat(page.visits()).extracting(Visit::reservationId).containsExactly("k2", "k1", "m1");
        assertThat(page.parts())
                .containsExactly(new MergedPatient(married, "김철수", "010-9999-8888", LocalDate.of(1991, 4, 12), 1));

        assertThat(records.unmerge(married)).contains(kim);
        assertThat(everything()).isEqualTo(before);
        assertThat(records.unmerge(married)).isEmpty();
        search.refresh();
        assertThat(search.find("8888", 5)).extracting(PatientSummary::id).containsExactly(married);
    }

    @Test
    void aMergeOfMergedPatientsIsTakenBackStepByStep() {
        List<String> before = everything();
        records.merge(married, other);
        List<String> between = everything();
        records.merge(kim, married);
        assertThat(patient(other).id()).isEqualTo(kim);
        assertThat(patient(kim).visits()).isEqualTo(2);
        records.unmerge(married);
        assertThat(everything()).isEqualTo(between);
        records.unmerge(other);
        assertThat(everything()).isEqualTo(before);

        records.merge(married, other);
        records.merge(kim, married);
        records.unmerge(other);
        assertThat(patient(other).id()).isEqualTo(other);
        assertThat(patient(married).id()).isEqualTo(kim);
        records.unmerge(married);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatIsBookedAfterAMergeBelongsToWhomItNames() {
        records.merge(kim, married);
        website.add("m2", "김철수", "010 9999 8888", "1991-04-12", "2030-07-02");
        index();
        assertThat(id("m2")).isEqualTo(kim);
        records.unmerge(married);

        assertThat(id("m2")).isEqualTo(married);
        assertThat(patient(kim).visits()).isEqualTo(1);
    }

    @Test
    void aNoteChangedAfterAMergeIsKeptWhenItIsTakenBack() {
        records.setAlert(married, "", "임신 중");
        records.merge(kim, married);
        records.setAlert(kim, "임신 중", "임신 중, 4월까지");
        records.unmerge(married);

        assertThat(patient(kim).alert()).isEqualTo("임신 중, 4월까지");
        assertThat(patient(married).alert()).isEqualTo("임신 중");
    }

    @Test
    void aMergedPatientWithoutReservationsLeaves() {
        records.merge(kim, married);
        database.run("DELETE FROM public.reservations WHERE id = 'm1'");
        index();
        assertThat(pages.read(kim).orElseThrow().parts()).isEmpty();
        assertThat(records.unmerge(married)).isEmpty();

        database.run("DELETE FROM public.reservations");
        index();
        assertThat(everything()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "김철수, 010-2841-7730, 1991-04-13, NAME_AND_PHONE",
        "김철수, 없음, 1991-04-12, NAME_AND_BIRTH",
        "김철쑤, +82 10 2841 7730, 1991-04-12, PHONE_AND_BIRTH",
    })
    void whoHasTwoOfThreeInCommonIsALikelyDuplicate(String name, String phone, String birth, Common common) {
        database.run("DELETE FROM public.reservations WHERE id IN ('m1', 'o1')");
        website.add("x1", name, phone, birth, "2030-06-20")
                .add("y1", "박민준", "010-2841-7730", "1991-04-13", "2030-06-20")
                .add("y2", "김철수", "010-7777-7777", "1960-01-01", "2030-06-20")
                .add("y3", "이영희", "", "1960-01-01", "2030-06-20")
                .add("y4", "이순희", "", "1960-01-01", "2030-06-20");
        index();

        assertThat(pages.read(kim).orElseThrow().duplicates()).singleElement().satisfies(found -> {
            assertThat(found.patient().id()).isEqualTo(id("x1"));
            assertThat(found.common()).isEqualTo(common);
        });
        assertThat(pages.read(id("y3")).orElseThrow().duplicates()).isEmpty();
    }

    @Test
    void aForgottenPatientIsGoneEverywhereAndDoesNotComeBack() {
        records.tag(kim, vip);
        records.setAlert(married, "", "리도카인 알레르기");
        records.merge(kim, married);
        database.run("INSERT INTO frontdesk.flag (reservation_id, code, day, note, covered_day, covered_minute)"
                + " VALUES ('k2', 'squeeze-in', '2030-06-12', '김철수 님 급함', '2030-06-12', 600);"
                + " INSERT INTO frontdesk.closure (day, from_minute, until_minute, reason)"
                + " VALUES ('2030-06-13', 600, 660, '김철수 님 수술'), ('2030-06-14', 600, 660, '학회')");
        keepOnLists();
        assertThat(new Forgetting(database.dsl()).forget(married)).contains(new Forgotten(2, 1, 2, 5, 6, 3));
        assertThat(new Forgetting(database.dsl()).forget(kim)).isEmpty();

        index();
        // All reservations are read again.
        database.run("UPDATE frontdesk.patient_index SET round_at = '-infinity'");
        new PatientIndexer(database.dsl()).run();
        search.refresh();
        assertThat(search.find("ㄱㅊㅅ", 5)).extracting(PatientSummary::id).containsExactly(other);
        assertThat(search.ofReservation("k1")).isEmpty();
        assertThat(database.dsl()
                        .fetch("SELECT note FROM frontdesk.flag WHERE code = 'squeeze-in' UNION ALL SELECT reason"
                                + " FROM frontdesk.closure")
                        .getValues(0, String.class))
                .containsExactlyInAnyOrder("…", "… 님 수술", "학회");

        assertThat(database.dsl()
                        .fetch("SELECT reservation_id || ' ' || reason FROM frontdesk.settled_flag UNION ALL"
                                + " SELECT patient_name || ' ' || remark FROM frontdesk.waiting_wish UNION ALL"
                                + " SELECT reservation_id || ' ' || remark FROM frontdesk.call_entry UNION ALL"
                                + " SELECT reservation_id FROM frontdesk.tray_item")
                        .getValues(0, String.class))
                .containsExactlyInAnyOrder("k2 …", "김철순 … 님 소개", "o1 ", "o1");

        assertThat(database.dsl()
                        .fetch("SELECT reservation_id FROM frontdesk.arrival UNION ALL SELECT patient_name FROM"
                                + " frontdesk.walk_in UNION ALL SELECT reason FROM frontdesk.cancel_reason")
                        .getValues(0, String.class))
                .containsExactlyInAnyOrder("o1", "김철순", "여행");

        // A new reservation begins anew, without tag and note.
        website.add("k3", "김철수", "010-2841-7730", "1991-04-12", "2030-08-01");
        index();
        PatientSummary anew = patient(id("k3"));
        assertThat(anew.id()).isGreaterThan(kim);
        assertThat(anew)
                .extracting(PatientSummary::visits, PatientSummary::tag, PatientSummary::alert)
                .containsExactly(0, null, "");
    }

    /** The patients on the waiting list, on the lists of calls and in the tray, and a settled flag of one. */
    private void keepOnLists() {
        database.run("""
            INSERT INTO frontdesk.waiting_wish (patient_name, phone, name_key, phone_key, service_code, service_name,
                last_day, remark, ended, ended_at, reservation_id)
            VALUES ('김철수', '010 9999 8888', '김철수', '821099998888', 'WRINKLE_BOTOX', '주름 보톡스', '2030-06-20', '',
                    NULL, NULL, NULL),
                ('김철수', '010-2841-7730', '김철수', '821028417730', 'WRINKLE_BOTOX', '주름 보톡스', '2030-06-20', '',
                    'booked', now(), 'k2'),
                ('김철순', '010-2841-7730', '김철순', '821028417730', 'WRINKLE_BOTOX', '주름 보톡스', '2030-06-20',
                    '김철수 님 소개', NULL, NULL, NULL);
            INSERT INTO frontdesk.arrival (reservation_id, day, arrived_at)
            VALUES ('k1', '2030-05-02', '2030-05-02 10:00'), ('o1', '2030-03-02', '2030-03-02 10:00');
            INSERT INTO frontdesk.walk_in (id, day, came_at, patient_name)
            VALUES ('1', '2030-06-03', '2030-06-03 09:00', '김철수'), ('2', '2030-06-03', '2030-06-03 09:00', '김철순');
            INSERT INTO frontdesk.cancel_reason (reason) VALUES ('김철수 님 부탁'), ('여행');
            INSERT INTO frontdesk.call_entry (reservation_id, day, written_time, answer, remark)
            VALUES ('k2', '2030-06-12', '10:00', 'confirmed', '김철수'), ('o1', '2030-03-02', '10:00', 'confirmed', '');
            INSERT INTO frontdesk.tray_item (reservation_id) VALUES ('k2'), ('o1');
            INSERT INTO frontdesk.settled_flag (reservation_id, code, day, written_time, reason)
            VALUES ('k2', 'full', '2030-06-12', '10:00', '김철수 님 사정');
            """);
    }
}
