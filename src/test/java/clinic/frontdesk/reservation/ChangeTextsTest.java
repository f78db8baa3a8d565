package clinic.frontdesk.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTextsTest {

    private static final BookedService BOTOX = new BookedService("botox", "주름 보톡스", "WRINKLE_BOTOX", 30);

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Test
    void aBookingNamesThePatientTheDayAndTheTime() {
        Text text = text(null, at(MONDAY, "10:00", Status.CONFIRMED));
        assertThat(sentences(text)).containsExactly("김하나 11/30 10:00 예약", "김하나 11/30 10:00 booked");
    }

    @Test
    void aMoveNamesBothTimesAndTheDayOnlyWhereItChanges() {
        ReservationState from = at(MONDAY, "10:00", Status.CONFIRMED);
        assertThat(sentences(text(from, at(MONDAY, "11:00", Status.CONFIRMED))))
                .containsExactly("김하나 11/30 10:00 → 11:00 이동", "김하나 11/30 10:00 → 11:00 moved");
        assertThat(sentences(text(from, at(MONDAY.plusDays(1), "09:30", Status.CONFIRMED))))
                .containsExactly("김하나 11/30 10:00 → 12/1 09:30 이동", "김하나 11/30 10:00 → 12/1 09:30 moved");
    }

    @Test
    void anUnreadableTimeIsShownAsItWasWritten() {
        ReservationState from = new ReservationState(MONDAY, "오후 2시", null, null, Status.CONFIRMED, BOTOX);
        assertThat(sentences(text(from, at(MONDAY, "14:00", Status.CONFIRMED))))
                .containsExactly("김하나 11/30 오후 2시 → 14:00 이동", "김하나 11/30 오후 2시 → 14:00 moved");
    }

    @Test
    void theServicesOfAVisitAreOneText() {
        ReservationState first = at(MONDAY, "10:00", Status.CONFIRMED);
        ReservationState second = at(MONDAY, "10:40", Status.CONFIRMED);
        assertThat(sentences(ChangeTexts.of(List.of(change(null, first), change(null, second)))))
                .containsExactly("김하나 11/30 10:00 연속 예약 2건", "김하나 11/30 10:00 booked, 2 services");
    }

    @Test
    void anotherLengthOrServiceIsNamedWithWhatItWas() {
        ReservationState from = at(MONDAY, "10:00", Status.CONFIRMED);
        BookedService longer = new BookedService("botox", "주름 보톡스", "WRINKLE_BOTOX", 45);
        BookedService lifting = new BookedService("lifting", "볼륨 리프팅", "VOLUME_LIFTING", 60);
        assertThat(sentences(text(from, from.lasting(null, longer))))
                .containsExactly("김하나 11/30 10:00 시술 시간 30분 → 45분", "김하나 11/30 10:00 30 → 45 min");
        assertThat(sentences(text(from, from.lasting(null, lifting))))
                .containsExactly("김하나 11/30 10:00 주름 보톡스 → 볼륨 리프팅 변경", "김하나 11/30 10:00 주름 보톡스 → 볼륨 리프팅 changed");
    }

    @Test
    void aServiceThatIsNotSetUpIsNamedByItsLegacyType() {
        ReservationState from =
                at(MONDAY, "10:00", Status.CONFIRMED).lasting(null, new BookedService(null, null, "SKIN_CARE", null));
        assertThat(sentences(text(from, from.lasting("10:30", BOTOX))))
                .containsExactly("김하나 11/30 10:00 피부 관리 → 주름 보톡스 변경", "김하나 11/30 10:00 피부 관리 → 주름 보톡스 changed");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, CONFIRMED, 확정, confirmed",
        "CANCELLED, CONFIRMED, 되살림, brought back",
        "NO_SHOW, CONFIRMED, 되살림, brought back",
        "CONFIRMED, CANCELLED, 취소, cancelled",
        "CONFIRMED, COMPLETED, 완료, done",
        "CONFIRMED, NO_SHOW, 미방문, no-show",
        "PENDING, REJECTED, 거절, rejected",
        "CONFIRMED, PENDING, 미확정으로 변경, set to unconfirmed"
    })
    void aChangeOfStatusIsNamedByWhatItBecame(Status from, Status to, String korean, String english) {
        assertThat(sentences(text(at(MONDAY, "10:00", from), at(MONDAY, "10:00", to))))
                .containsExactly("김하나 11/30 10:00 " + korean, "김하나 11/30 10:00 " + english);
    }

    private static Text text(@Nullable ReservationState before, ReservationState after) {
        return ChangeTexts.of(List.of(change(before, after)));
    }

    private static ReservationChange change(@Nullable ReservationState before, ReservationState after) {
        return new ReservationChange("a", "김하나", before, after);
    }

    private static ReservationState at(LocalDate day, String time, Status status) {
        return new ReservationState(day, time, time, null, status, BOTOX);
    }

    /** In Korean and in English. */
    private static List<String> sentences(Text text) {
        return List.of(
                Messages.of(Locale.KOREAN).text(text),
                Messages.of(Locale.ENGLISH).text(text));
    }
}
