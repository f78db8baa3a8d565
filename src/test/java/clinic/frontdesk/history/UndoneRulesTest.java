package clinic.frontdesk.history;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.DailyLimits;
import clinic.frontdesk.catalog.DatedChanges;
import clinic.frontdesk.catalog.Service;
import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.catalog.SetUpOutcome;
import clinic.frontdesk.catalog.UndoablePlans;
import clinic.frontdesk.catalog.UndoableServices;
import clinic.frontdesk.closure.DateHours;
import clinic.frontdesk.closure.UndoableDateHours;
import clinic.frontdesk.hours.OpeningCapacities;
import clinic.frontdesk.hours.UndoableCapacities;
import clinic.frontdesk.schedule.ServiceTerms.TermsChange;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Undo of services, plans, limits, holidays and capacities, in one history, on a real database. */
@Execution(ExecutionMode.CONCURRENT)
class UndoneRulesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final String BOTOX_ID = "frontdesk-wrinkle-botox";
    private static final Service BOTOX = new Service(BOTOX_ID, "WRINKLE_BOTOX", "주름 보톡스", 30, 10, true, 1);
    private static final Service CHANGED = new Service(BOTOX_ID, "WRINKLE_BOTOX", "보톡스", 40, 10, false, 1);

    private TestDatabase database;
    private History history;
    private ServiceRepository elsewhere;
    private UndoableServices services;
    private UndoablePlans plans;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
        history = new History();
        elsewhere = new ServiceRepository(database.dsl());
        services = new UndoableServices(elsewhere, history);
        plans = new UndoablePlans(new DatedChanges(database.dsl()), new DailyLimits(database.dsl()), history);
    }

    @Test
    void aSavedServiceIsGivenItsValuesBackAndSavedAgain() {
        services.save(BOTOX, CHANGED);
        assertThat(words()).isEqualTo("주름 보톡스 시술 시간 30 → 40분 외 2가지 변경");

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(services.list().services()).containsExactly(BOTOX);
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(services.list().services()).containsExactly(CHANGED);
    }

    @Test
    void savingWhatIsThereAlreadyIsNoStep() {
        services.save(BOTOX, BOTOX);

        assertThat(history.undo()).isEqualTo(new UndoResult.Nothing());
    }

    @Test
    void aServiceThatAnotherChangedSinceIsLeft() {
        services.save(BOTOX, CHANGED);
        Service theirs = new Service(BOTOX_ID, "WRINKLE_BOTOX", "보톡스", 50, 10, false, 1);
        elsewhere.save(CHANGED, theirs);

        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(services.list().services()).containsExactly(theirs);
    }

    @Test
    void aServiceThatWasInvalidBeforeSaysThatItCannotBeGivenBack() {
        database.run("UPDATE services SET \"durationMinutes\" = 0");
        services.save(new Service(BOTOX_ID, "WRINKLE_BOTOX", "주름 보톡스", 0, 10, true, 1), BOTOX);
        Text what = history.nextUndo().orElseThrow();

        assertThat(history.undo()).isEqualTo(new UndoResult.CannotUndo(what, Text.of("undo.why.not-valid")));
        assertThat(services.list().services()).containsExactly(BOTOX);
    }

    @Test
    void anUnusedServiceIsRemovedAgainAndSetUpAgain() {
        services.setUp("SKIN_CARE", "피부 관리", 60, 5, true, () -> false);
        assertThat(words()).isEqualTo("피부 관리 시술 설정");

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(services.list().services()).containsExactly(BOTOX);
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(services.list().services()).hasSize(2);
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
    }

    @Test
    void aServiceInUseStaysAndSaysWhy() {
        SetUpOutcome made = services.setUp("SKIN_CARE", "피부 관리", 60, 5, true, () -> false);
        String id = ((SetUpOutcome.Created) made).service().id();
        plans.setLimit(BOTOX_ID, 90, null);
        new DailyLimits(database.dsl()).set(id, 60, null);
        history.undo();

        assertThat(history.undo())
                .isEqualTo(new UndoResult.CannotUndo(
                        Text.of("history.service-set-up", "피부 관리"), Text.of("undo.why.service-in-use")));
        assertThat(history.undo()).isEqualTo(new UndoResult.Nothing());
    }

    @Test
    void linkedReservationsAreNotUnlinkedAndTheEarlierStepIsUndoneOnlyWhenItIsNext() {
        database.run(Databases.insert("a", "2026-12-01", "10:00", "SKIN_CARE"));
        plans.setLimit(BOTOX_ID, 90, null);
        services.setUp("SKIN_CARE", "피부 관리", 60, 5, true, () -> false);
        assertThat(history.whyNotUndo()).contains(Text.of("undo.why.linked", 1));

        assertThat(history.undo()).isInstanceOf(UndoResult.CannotUndo.class);
        assertThat(limits()).containsExactly("90");
        assertThat(words()).isEqualTo("주름 보톡스 하루 한도 90분");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(limits()).isEmpty();
    }

    @Test
    void aDatedChangeIsPlannedInPlaceOfTheOneBeforeIt() {
        LocalDate day = MONDAY.plusDays(7);
        plans.plan(BOTOX_ID, new TermsChange(day, 50, 10));
        plans.plan(BOTOX_ID, new TermsChange(day, 60, 20));
        assertThat(words()).isEqualTo("주름 보톡스 12/7부터 60분 + 준비 20분");

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(planned()).containsExactly(new TermsChange(day, 50, 10));
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(planned()).isEmpty();
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        plans.withdraw(BOTOX_ID, day);
        assertThat(words()).isEqualTo("주름 보톡스 12/7 변경 예정 취소");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(planned()).containsExactly(new TermsChange(day, 50, 10));
    }

    @Test
    void aDatedChangeThatAnotherReplacedOrThatIsInForceIsLeft() {
        LocalDate day = MONDAY.plusDays(7);
        plans.plan(BOTOX_ID, new TermsChange(day, 50, 10));
        new DatedChanges(database.dsl()).plan(BOTOX_ID, new TermsChange(day, 55, 10));
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(planned()).containsExactly(new TermsChange(day, 55, 10));

        plans.withdraw(BOTOX_ID, day);
        database.run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-12-07 08:00' AT TIME ZONE 'Asia/Seoul'");
        assertThat(history.undo()).isInstanceOf(UndoResult.CannotUndo.class);
        assertThat(planned()).isEmpty();
    }

    @Test
    void aDailyLimitIsGivenBackUnlessAnotherChangedIt() {
        plans.setLimit(BOTOX_ID, 90, "의사 한 명");
        plans.setLimit(BOTOX_ID, null, null);
        assertThat(words()).isEqualTo("주름 보톡스 하루 한도 없애기");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(Databases.rows(database, "SELECT minutes, reason FROM frontdesk.daily_limit"))
                .containsExactly("90|의사 한 명");

        new DailyLimits(database.dsl()).set(BOTOX_ID, 120, null);
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(limits()).containsExactly("120");
    }

    @Test
    void aHolidayIsClosedAgainAndOpenedAgain() {
        UndoableDateHours plain = new UndoableDateHours(new DateHours(database.dsl()), new History());
        UndoableDateHours closures = new UndoableDateHours(new DateHours(database.dsl()), history);
        closures.openHoliday(CHRISTMAS);
        closures.openHoliday(CHRISTMAS);
        assertThat(words()).isEqualTo("12/25 기독탄신일에 진료");

        assertThat(history.undo())
                .isEqualTo(new UndoResult.Done(Text.of("history.holiday-opened", "12/25", "기독탄신일"), Set.of(CHRISTMAS)));
        assertThat(opened()).isEmpty();
        assertThat(history.undo()).isEqualTo(new UndoResult.Nothing());
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(opened()).containsExactly("2026-12-25");
        closures.asUsual(CHRISTMAS);
        assertThat(words()).isEqualTo("12/25 기독탄신일에 휴진");
        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(opened()).containsExactly("2026-12-25");
        plain.open(CHRISTMAS, 600, 840);
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
    }

    @Test
    void aRaisedCapacityIsLoweredAgainUnlessAnotherChangedAnOpening() {
        UndoableCapacities capacities = new UndoableCapacities(new OpeningCapacities(database.dsl()), history);
        database.run("UPDATE clinic_time_slots SET \"maxConcurrent\" = 2 WHERE \"dayOfWeek\" = 'MONDAY'");
        capacities.raiseTo(3);
        assertThat(words()).isEqualTo("진료 시간 10개를 동시 3명으로 늘리기");

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(capacities()).containsExactly("1|8", "2|2");
        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        assertThat(capacities()).containsExactly("3|10");
        database.run("UPDATE clinic_time_slots SET \"maxConcurrent\" = 5 WHERE \"dayOfWeek\" = 'FRIDAY'");
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(capacities()).containsExactly("3|8", "5|2");
    }

    private String words() {
        return Messages.of(Locale.KOREAN).text(history.nextUndo().orElseThrow());
    }

    private List<TermsChange> planned() {
        return new DatedChanges(database.dsl()).planned(BOTOX_ID);
    }

    private List<String> limits() {
        return Databases.rows(database, "SELECT minutes FROM frontdesk.daily_limit");
    }

    private List<String> opened() {
        return Databases.rows(database, "SELECT day FROM frontdesk.opened_holiday");
    }

    private List<String> capacities() {
        return Databases.rows(
                database, "SELECT \"maxConcurrent\", count(*) FROM clinic_time_slots GROUP BY 1 ORDER BY 1");
    }
}
