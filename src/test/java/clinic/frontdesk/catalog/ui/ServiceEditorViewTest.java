package clinic.frontdesk.catalog.ui;

import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.catalog.Catalog;
import clinic.frontdesk.catalog.ServiceRepository;
import clinic.frontdesk.catalog.ui.ServiceEditorViewModelTest.UnreachableServices;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshots of the editor in both languages and themes, in target/screens. */
class ServiceEditorViewTest {

    private TestDatabase database;
    private UnreachableServices services;

    @BeforeEach
    void fill() {
        database = TestDatabase.upgraded().run("""
            INSERT INTO services (id, code, name, "durationMinutes", "bufferMinutes", "isActive", "displayOrder", "updatedAt")
            VALUES ('lift', 'VOLUME_LIFTING', '볼륨 리프팅', 60, 15, true, 2, now()),
                   ('laser', 'LASER_TONING', '레이저 토닝과 피부 재생 관리 패키지 (10회)', 45, 0, false, 3, now());
            INSERT INTO reservations (id, "patientName", phone, "birthDate", gender, "treatmentType", service,
                                      "preferredDate", "preferredTime", status, "updatedAt")
            SELECT 'r' || n, '홍길동', '010-0000-0000', '1990-01-01', 'MALE', 'FOLLOW_UP', 'SKIN_CARE',
                   date '2026-11-30' + n, '10:00', 'CONFIRMED', now()
            FROM generate_series(1, 12) AS n
            """);
        services = new UnreachableServices(new ServiceRepository(database.dsl()));
    }

    @Test
    void calm() throws Exception {
        for (int width : new int[] {300, 360, 420}) {
            draw("calm", width, editor -> {});
        }
    }

    @Test
    void badOpeningHours() throws Exception {
        database.run("UPDATE clinic_time_slots SET \"startTime\" = '9:00' WHERE id = 'frontdesk-monday-morning';"
                + "UPDATE clinic_time_slots SET \"serviceId\" = 'laser', \"endTime\" = '08:00'"
                + " WHERE id = 'frontdesk-friday-afternoon'");
        draw("bad-openings", 300, editor -> {
            editor.load();
            assertThat(editor.badOpenings())
                    .extracting(Catalog.BadOpening::problem)
                    .containsExactly("time", "order");
        });
    }

    @Test
    void problems() throws Exception {
        draw("problem", 300, editor -> {
            editor.nameProperty().set("");
            editor.durationProperty().set("500");
        });
    }

    @Test
    void changedElsewhere() throws Exception {
        draw("changed-elsewhere", 300, editor -> {
            editor.durationProperty().set("40");
            database.run("UPDATE services SET \"durationMinutes\" = 45, \"bufferMinutes\" = 5 WHERE id ="
                    + " 'frontdesk-wrinkle-botox'");
            editor.save();
            database.run("UPDATE services SET \"durationMinutes\" = 30, \"bufferMinutes\" = 10 WHERE id ="
                    + " 'frontdesk-wrinkle-botox'");
        });
    }

    @Test
    void away() throws Exception {
        draw("away", 360, editor -> {
            editor.durationProperty().set("40");
            services.away = true;
            editor.save();
            services.away = false;
        });
    }

    @Test
    void saved() throws Exception {
        draw("saved", 300, editor -> {
            editor.durationProperty().set("40");
            editor.save();
            database.run("UPDATE services SET \"durationMinutes\" = 30 WHERE id = 'frontdesk-wrinkle-botox'");
        });
    }

    @Test
    void toBeSetUp() throws Exception {
        draw("set-up", 300, editor -> {
            editor.durationProperty().set("40");
            editor.select("SKIN_CARE");
        });
    }

    @Test
    void everyProblemHasASentenceInBothLanguages() throws Exception {
        for (Locale locale : new Locale[] {Locale.KOREAN, Locale.ENGLISH}) {
            Screens.onScreen(() -> {
                ServiceEditorViewModel editor = editor();
                Parent root = new ServiceEditorView(editor, Messages.of(locale)).root();
                for (String wrong : new String[] {"", "x", "-1", "9999"}) {
                    editor.nameProperty().set(wrong.isEmpty() ? "" : "가".repeat(101));
                    editor.durationProperty().set(wrong);
                    editor.bufferProperty().set(wrong);
                    assertThat(root.lookupAll(".field-problem"))
                            .filteredOn(node -> node.isVisible())
                            .hasSize(3)
                            .allSatisfy(node ->
                                    assertThat(((Labeled) node).getText()).hasSizeGreaterThan(5));
                }
                return null;
            });
        }
    }

    @FunctionalInterface
    private interface Scenario {
        void play(ServiceEditorViewModel editor) throws Exception;
    }

    private void draw(String name, int width, Scenario scenario) throws Exception {
        for (Locale locale : new Locale[] {Locale.KOREAN, Locale.ENGLISH}) {
            for (Theme theme : Theme.values()) {
                Screens.onScreen(() -> {
                    ServiceEditorViewModel editor = editor();
                    ServiceEditorView view = new ServiceEditorView(editor, Messages.of(locale));
                    scenario.play(editor);
                    return Screens.picture(
                            "services-" + name + "-" + width + "-" + locale + "-"
                                    + theme.name().toLowerCase(Locale.ROOT),
                            // The root of a scene has the background colour, the panel its own.
                            new StackPane(view.root()),
                            theme,
                            width,
                            700);
                });
            }
        }
        assertThat(database.dsl().fetchCount(SERVICES)).isEqualTo(3);
    }

    private ServiceEditorViewModel editor() {
        ServiceEditorViewModel editor =
                new ServiceEditorViewModel(services, new InPlaceTasks(), ServiceEditorViewModelTest.CLOCK);
        editor.load();
        return editor;
    }
}
