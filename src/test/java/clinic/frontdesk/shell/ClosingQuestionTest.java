package clinic.frontdesk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class ClosingQuestionTest {

    @Test
    void saysWhatWouldBeLostAndEnterKeepsIt() throws Exception {
        List<String> said = Screens.onScreen(() -> {
            Stage owner = new Stage();
            owner.setScene(new Scene(new Pane()));
            DialogPane pane = new ClosingQuestion(
                            owner,
                            List.of(Text.of("desk.unsaved-services"), Text.of("desk.unsaved-bookings", 2)),
                            Theme.DARK,
                            Messages.of(Locale.KOREAN))
                    .pane();
            String standard = pane.getButtonTypes().stream()
                    .filter(type -> pane.lookupButton(type) instanceof Button button && button.isDefaultButton())
                    .findFirst()
                    .orElseThrow()
                    .getText();
            return List.of(pane.getContentText(), standard);
        });

        assertThat(said).containsExactly("저장하지 않은 내용이 있습니다. 창을 닫으면 없어집니다.\n\n시술 관리: 저장하지 않은 변경\n예약 중이던 입력 2건", "돌아가기");
    }
}
