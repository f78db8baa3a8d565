package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text has a contrast of at least 4.5 : 1 (WCAG 2) on every background that it is used on. */
class ContrastTest {

    private static final List<String> GROUNDS = List.of(
            "ground",
            "panel",
            "today",
            "confirmed",
            "unconfirmed",
            "arrived",
            "treatment",
            "done",
            "attention",
            "accent-soft");

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsLegible(String theme) throws IOException {
        Map<String, String> colours = colours(theme);
        for (String ground : GROUNDS) {
            check(colours, "ink", ground);
            check(colours, "ink-2", ground);
        }
        check(colours, "ink-3", "panel");
        check(colours, "ink-3", "ground");
        check(colours, "accent", "panel");
        check(colours, "accent", "accent-soft");
        check(colours, "on-accent", "accent");
        check(colours, "on-accent", "accent-strong");
        check(colours, "on-now", "now");
        check(colours, "unconfirmed-ink", "unconfirmed");
        check(colours, "attention-ink", "attention");
        check(colours, "attention-ink", "panel");
        check(colours, "done-ink", "done");
        check(colours, "done-ink", "panel");
        check(colours, "arrived-edge", "arrived");
        check(colours, "treatment-edge", "treatment");
    }

    private static void check(Map<String, String> colours, String ink, String ground) {
        double a = luminance(colours.getOrDefault(ink, ""));
        double b = luminance(colours.getOrDefault(ground, ""));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertThat(contrast).as(ink + " on " + ground).isGreaterThanOrEqualTo(4.5);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double part = Integer.parseInt(colour, at, at + 2, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> colours(String theme) throws IOException {
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream("colors.css"))) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = css.indexOf(".root." + theme + " {");
            Matcher matcher = Pattern.compile("-fd-([a-z0-9-]+): (#[0-9a-f]{6})")
                    .matcher(css.substring(from, css.indexOf('}', from)));
            Map<String, String> found = new HashMap<>();
            while (matcher.find()) {
                found.put(matcher.group(1), matcher.group(2));
            }
            return found;
        }
    }
}
