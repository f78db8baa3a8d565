package clinic.frontdesk.shell;

import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Fxml;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** The content of the error window: a sentence, the next step, the error code, and the details to copy. */
public final class ErrorView {

    private final ErrorReport report;
    private final DesktopServices desktop;
    private final Runnable onClose;
    private final Parent root;

    @FXML
    private Label code;

    @FXML
    private TextArea details;

    @FXML
    private Button close;

    public ErrorView(ErrorReport report, Messages messages, DesktopServices desktop, Runnable onClose) {
        this.report = report;
        this.desktop = desktop;
        this.onClose = onClose;
        this.root = Fxml.load(ErrorView.class, this, messages);
    }

    public Parent root() {
        return root;
    }

    /** Focuses the button that closes the window. */
    public void focus() {
        close.requestFocus();
    }

    @FXML
    void initialize() {
        code.setText(report.code());
        details.setText(report.details());
    }

    @FXML
    void copy() {
        desktop.copy(report.details());
    }

    @FXML
    void close() {
        onClose.run();
    }
}
