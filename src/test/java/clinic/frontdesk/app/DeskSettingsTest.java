package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.ui.CalendarMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void theLookIsThatOfTheFirstStartUntilOneIsRemembered() {
        DeskSettings.Appearance left =
                new DeskSettings.Appearance(Locale.ENGLISH, Theme.DARK, CalendarMode.DAY, 10, 20, 1400, 800, true);

        assertThat(new DeskSettings(folder).look()).isEqualTo(DeskSettings.Appearance.FIRST);
        new DeskSettings(folder).rememberKeysShown();
        new DeskSettings(folder).remember(left);

        assertThat(new DeskSettings(folder).look()).isEqualTo(left);
        assertThat(new DeskSettings(folder).keysShown()).isTrue();
    }

    @Test
    void whatCannotBeReadIsAsAtTheFirstStart() throws IOException {
        Files.writeString(
                folder.resolve("settings.properties"), "language=fr\ntheme=blue\nshown=year\nwindow=1 2 three 4\n");

        assertThat(new DeskSettings(folder).look()).isEqualTo(DeskSettings.Appearance.FIRST);
    }
}
