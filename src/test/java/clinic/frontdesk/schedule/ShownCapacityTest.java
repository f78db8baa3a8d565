package clinic.frontdesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.ShownCapacity.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownCapacityTest {

    private static OpeningHours opening(@Nullable String service, String end, int capacity, boolean active) {
        return new OpeningHours(service, "MONDAY", "MORNING", "09:00", end, 30, capacity, active, null, null);
    }

    private static List<Place> places(int days, int atOnce) {
        List<Place> places = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < atOnce; i++) {
                places.add(new Place("day " + day, 600, 640));
            }
        }
        return places;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 3",
        "1, 2, 2",
        "2, 5, 5",
        "1, 60, 60",
        "0, 1, 1",
    })
    void theLeastCapacityThatHoldsThemIsNeeded(int allowed, int atOnce, int needed) {
        List<Place> places = places(10, atOnce);
        int over = 10 * (atOnce - allowed);
        assertThat(ShownCapacity.of(places, over, List.of(opening(null, "13:00", allowed, true))))
                .contains(new ShownCapacity(places.size(), over, allowed, needed));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 3"})
    void oneInAHundredMayStayOver(int busyDays, int needed) {
        List<Place> places = places(100, 2);
        places.addAll(places(busyDays, 1));
        assertThat(ShownCapacity.of(places, 100 + busyDays, List.of(opening(null, "13:00", 1, true)))
                        .orElseThrow()
                        .needed())
                .isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({"100, 10, false", "100, 11, true", "0, 0, false", "9, 0, false", "9, 1, true"})
    void lessThanATenthIsNotWorthAWord(int coming, int over, boolean worth) {
        assertThat(ShownCapacity.worthAWord(coming, over)).isEqualTo(worth);
    }

    @Test
    void reservationsThatOnlyTouchNeedOnePlace() {
        List<Place> places =
                List.of(new Place("day", 540, 580), new Place("day", 580, 620), new Place("day", 620, 4320));
        assertThat(ShownCapacity.of(places, 2, List.of(opening(null, "13:00", 1, true))))
                .isEmpty();
    }

    @Test
    void onlyValidOpeningsOfAllServicesCount() {
        List<Place> places = places(10, 3);
        assertThat(ShownCapacity.of(
                        places,
                        20,
                        List.of(
                                opening(null, "13:00", 2, true),
                                opening("service", "13:00", 1, true),
                                opening(null, "08:00", 1, true),
                                opening(null, "13:00", 1, false))))
                .contains(new ShownCapacity(30, 20, 2, 3));
        assertThat(ShownCapacity.of(places, 20, List.of(opening("service", "13:00", 1, true))))
                .isEmpty();
    }
}
