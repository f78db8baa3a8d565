package clinic.frontdesk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Screens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** One panel at a time: opened by an action, asked before it closes, recreated in another language. */
class PanelsTest {

    private final List<String> events = new ArrayList<>();
    private final Actions actions = new Actions();
    private boolean mayGo = true;

    private final class Recorded implements Panel {
        private final String name;

        Recorded(String name) {
            this.name = name;
        }

        @Override
        public Parent root() {
            return new VBox();
        }

        @Override
        public void opened() {
            events.add("opened " + name);
        }

        @Override
        public boolean closing() {
            events.add("asked " + name);
            return mayGo;
        }

        @Override
        public void close() {
            events.add("closed " + name);
        }
    }

    private final class Host implements Panels.Host {
        @Override
        public void show(Panel panel) {
            events.add("shown " + ((Recorded) panel).name);
        }

        @Override
        public void hide() {
            events.add("hidden");
        }
    }

    private Panels panels() throws Exception {
        Panels panels = Screens.onScreen(() -> new Panels(actions, new Host(), Messages.of(Locale.KOREAN)));
        panels.register(Action.BOOK, messages -> new Recorded("booking " + messages.locale()));
        panels.register(Action.SERVICES, messages -> new Recorded("services " + messages.locale()));
        return panels;
    }

    @Test
    void anotherPanelReplacesAPanelThatMayClose() throws Exception {
        panels();
        actions.run(Action.BOOK);
        actions.run(Action.SERVICES);

        assertThat(events)
                .containsExactly(
                        "shown booking ko",
                        "opened booking ko",
                        "asked booking ko",
                        "shown services ko",
                        "closed booking ko",
                        "opened services ko");
    }

    @Test
    void aPanelThatRefusesToCloseStays() throws Exception {
        Panels panels = panels();
        actions.run(Action.BOOK);
        mayGo = false;
        events.clear();
        actions.run(Action.SERVICES);
        actions.run(Action.CLOSE_PANEL);

        assertThat(events).containsExactly("asked booking ko", "asked booking ko");
        assertThat(panels.anyOpenProperty().get()).isTrue();
        mayGo = true;
        assertThat(panels.close()).isTrue();
        assertThat(events).endsWith("hidden", "closed booking ko");
        assertThat(actions.run(Action.CLOSE_PANEL)).as("nothing is open").isFalse();
    }

    @Test
    void openingAnOpenPanelFocusesIt() throws Exception {
        panels();
        actions.run(Action.BOOK);
        events.clear();
        actions.run(Action.BOOK);

        assertThat(events).containsExactly("opened booking ko");
    }

    @Test
    void aChangeOfLanguageRecreatesTheOpenPanelWithoutAskingIt() throws Exception {
        Panels panels = panels();
        actions.run(Action.BOOK);
        mayGo = false;
        events.clear();
        panels.rebuild(new Host(), Messages.of(Locale.ENGLISH));

        assertThat(events).containsExactly("shown booking en", "closed booking ko");
    }
}
