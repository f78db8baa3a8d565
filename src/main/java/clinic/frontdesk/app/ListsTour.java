package clinic.frontdesk.app;

import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.waitlist.ui.WishPrefill;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;

/** The tour's stops at the waiting list, at the calling list for tomorrow, and at the panel of closures. */
final class ListsTour {

    private final TourStage stage;
    private final DeskSession desk;
    private final Scene window;

    ListsTour(TourStage stage, DeskSession desk, Scene window) {
        this.stage = stage;
        this.desk = desk;
        this.window = window;
    }

    void show() throws InterruptedException, ExecutionException, TimeoutException, IOException {
        var waiting = desk.waiting().model();
        String service = stage.onScreen(
                () -> desk.booking().model().service().offered().getFirst().id());
        stage.run(() -> {
            desk.actions().run(Action.WAITLIST);
            waiting.editor()
                    .begin(new WishPrefill("구본결", "010-4821-7468", "880302-2", null, service, null, null, null));
        });
        stage.await(waiting.editor().service().chosenProperty(), chosen -> chosen != null);
        stage.run(waiting.editor()::submit);
        stage.await(Bindings.size(waiting.offers()), offers -> offers.intValue() > 0);
        stage.picture(window, "waiting-list");

        var calls = desk.calls().model();
        stage.run(() -> desk.actions().run(Action.CALLS));
        stage.await(calls.selectedProperty(), selected -> selected != null);
        stage.run(() -> calls.answer(CallAnswer.CONFIRMED));
        stage.await(calls.noticeProperty(), notice -> !notice.isEmpty());
        stage.await(
                Bindings.createBooleanBinding(
                        () -> calls.calls().stream()
                                .anyMatch(call -> call.state().answer() == CallAnswer.CONFIRMED),
                        calls.calls()),
                confirmed -> confirmed);
        stage.picture(window, "calling-list");

        var closures = desk.closing().model();
        stage.run(() -> {
            desk.actions().run(Action.CLOSURES);
            closures.open(desk.week().model().todayDate().plusDays(7));
        });
        stage.await(closures.summaryProperty(), summary -> !summary.isEmpty());
        stage.picture(window, "closing-a-day");
    }
}
