package clinic.frontdesk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** An unexpected exception is logged once and shown in the error window, without personal data. */
class ErrorWindowTest {

    private static final String PATIENT = "김하나";

    /** The places in which an exception can be thrown. */
    enum Thrown {
        IN_WORK,
        IN_ITS_ANSWER,
        AN_ERROR_IN_WORK,
        IN_A_CALLBACK_OF_WORK_UNDER_WAY,
        ON_THE_SCREEN
    }

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final BlockingQueue<ErrorReport> shown = new LinkedBlockingQueue<>();
    private final List<String> copied = new ArrayList<>();
    private final ErrorWindow window = new ErrorWindow(() -> Messages.of(Locale.KOREAN), new Copying());
    private final Errors errors = new Errors(DatabaseFailures::classify, report -> {
        window.show(report);
        shown.add(report);
    });
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(errors);

    private final class Copying implements DesktopServices {
        @Override
        public boolean show(Path page) {
            throw new AssertionError("unexpected call");
        }

        @Override
        public void copy(String text) {
            copied.add(text);
        }
    }

    @BeforeEach
    void listen() throws Exception {
        // The toolkit must be running before tasks can call back.
        Screens.onScreen(() -> true);
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() throws Exception {
        root().detachAppender(log);
        tasks.close();
        Screens.onScreen(() -> {
            Stage stage = window.stage();
            if (stage != null) {
                stage.close();
            }
            return true;
        });
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionIsLoggedOnceAndOpensTheErrorWindow(Thrown where) throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        errors.catchUncaught();
        try {
            switch (where) {
                case IN_WORK -> tasks.run(ErrorWindowTest::fail, done -> {}, failure -> {});
                case IN_ITS_ANSWER -> tasks.run(() -> PATIENT, ErrorWindowTest::failOn, failure -> {});
                case AN_ERROR_IN_WORK -> tasks.run(ErrorWindowTest::overflow, done -> {}, failure -> {});
                case IN_A_CALLBACK_OF_WORK_UNDER_WAY -> tasks.onScreen(() -> failOn(PATIENT));
                case ON_THE_SCREEN -> Platform.runLater(() -> failOn(PATIENT));
            }
            ErrorReport report = Objects.requireNonNull(shown.poll(20, TimeUnit.SECONDS), "no error window");

            assertThat(log.list)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .contains(report.code(), "clinic.frontdesk.shell.ErrorWindowTest")
                            .doesNotContain(PATIENT));
            assertThat(report.details()).contains("ErrorWindowTest").doesNotContain(PATIENT);
            Screens.onScreen(() -> {
                Stage stage = Objects.requireNonNull(window.stage());
                assertThat(stage.isShowing()).isTrue();
                assertThat(((Label) stage.getScene().lookup("#code")).getText()).isEqualTo(report.code());
                assertThat(((TextArea) stage.getScene().lookup("#details")).getText())
                        .isEqualTo(report.details());
                return true;
            });
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void anExpectedFailureOpensNoWindowAndIsNotLogged() throws Exception {
        CompletableFuture<Failure> failed = new CompletableFuture<>();
        tasks.run(
                () -> {
                    throw new DataAccessException("away", new SQLException("away", "08006"));
                },
                done -> {},
                failed::complete);

        assertThat(failed.get(20, TimeUnit.SECONDS)).isEqualTo(new Failure.Unreachable());
        assertThat(shown).isEmpty();
        assertThat(log.list).isEmpty();
    }

    @Test
    void aBugIsNeverReportedAsAnUnreachableDatabase() {
        for (Exception bug : List.of(
                new IOException("disk full"),
                new IllegalStateException(new IOException("closed")),
                new NullPointerException(),
                new DataAccessException("constraint", new SQLException("constraint", "23505")))) {
            assertThat(DatabaseFailures.classify(bug)).isInstanceOf(Failure.Unforeseen.class);
        }
    }

    @Test
    void aFailedQueryIsReportedWithItsStateAndWithoutValues() {
        ErrorReport report = ErrorReport.of(new DataAccessException(
                "insert " + PATIENT, new SQLException("Key (name)=(" + PATIENT + ") exists", "23505")));

        assertThat(report.details()).contains("SQLSTATE 23505").doesNotContain(PATIENT);
    }

    @Test
    void theSameErrorHasTheSameCode() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            codes.add(ErrorReport.of(new IllegalStateException("try " + i)).code());
        }
        assertThat(codes.getFirst()).isEqualTo(codes.getLast()).matches("FD[0-9A-F]{6}");
        assertThat(ErrorReport.of(new IllegalArgumentException()).code()).isNotEqualTo(codes.getFirst());
    }

    @Test
    void aCancelledTaskCallsNoCallback() throws Exception {
        CompletableFuture<Boolean> go = new CompletableFuture<>();
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        List<String> answers = new ArrayList<>();
        Callable<String> work = () -> String.valueOf(go.get());
        Screens.onScreen(() -> {
            tasks.run(work, answers::add, failure -> answers.add(failure.code()))
                    .cancel();
            return true;
        });
        go.complete(true);
        tasks.run(go::get, next::complete, failure -> {});

        assertThat(next.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Screens.onScreen(() -> List.copyOf(answers))).isEmpty();
    }

    @Test
    void theDetailsCanBeCopied() throws Exception {
        Screens.onScreen(() -> {
            for (Theme theme : Theme.values()) {
                for (Locale locale : List.of(Locale.KOREAN, Locale.ENGLISH)) {
                    ErrorView view = new ErrorView(
                            new ErrorReport("FD01AB23", "FD01AB23\njava.lang.IllegalStateException\n    at x"),
                            Messages.of(locale),
                            new Copying(),
                            () -> {});
                    Screens.picture("error-" + theme + "-" + locale, view.root(), theme, 560, 380);
                    ((Button) view.root().lookup(".actions .button")).fire();
                }
            }
            return true;
        });

        assertThat(copied).hasSize(4).allMatch(text -> text.startsWith("FD01AB23"));
    }

    private static String fail() {
        throw new IllegalStateException("about " + PATIENT);
    }

    private static void failOn(String patient) {
        throw new IllegalArgumentException("about " + patient);
    }

    private static String overflow() {
        throw new StackOverflowError("about " + PATIENT);
    }
}
