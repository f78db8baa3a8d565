package clinic.frontdesk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("It changes the machine's locale and zone.")
class MessagesTest {

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreDefaults() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({"ko-KR,Asia/Seoul", "en-US,America/Los_Angeles", "th-TH-u-nu-thai,Asia/Bangkok", "ar-EG,Africa/Cairo"})
    void datesFollowTheLanguageOfTheTextAndNotTheDefaultLocale(String machine, String machineZone) {
        Locale.setDefault(Locale.forLanguageTag(machine));
        TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
        // In Cairo the clocks go forward at midnight, so this day has no midnight.
        Text title = Text.of("week.title", LocalDate.of(2026, 4, 24), LocalDate.of(2026, 4, 30));

        assertThat(Messages.of(Locale.KOREAN).text(title)).isEqualTo("4월 24 – 30일");
        assertThat(Messages.of(Locale.ENGLISH).text(title)).isEqualTo("Apr 24 – 30");
    }

    @Test
    void aTextMayHaveTextsAsArguments() {
        assertThat(Messages.of(Locale.ENGLISH).text(Text.of("booking.refused-none", Text.of("refusal.full"))))
                .isEqualTo(Messages.of(Locale.ENGLISH).text("refusal.full"));
        assertThat(Messages.of(Locale.ENGLISH).text(Text.NONE)).isEmpty();
    }
}
