package clinic.frontdesk.board.ui;

import clinic.frontdesk.board.BoardSource;
import clinic.frontdesk.board.BoardState;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the board shows, and since when it is not current. Lives on the screen's thread. */
public final class BoardViewModel implements LiveListener {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** A reading older than this is repeated at the next tick. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final BoardSource source;
    private final Latest reading;
    private final LongSupplier nanoTime;
    private final ReadOnlyObjectWrapper<@Nullable BoardState> board = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LocalDateTime> now = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.of("board.reading"));
    private Consumer<LocalDate> onDay = day -> {};
    private boolean connected = true;
    private boolean failed;
    private boolean unprepared;
    private long readAt;

    /** @param nanoTime a clock as {@link System#nanoTime} */
    public BoardViewModel(BoardSource source, BackgroundTasks tasks, LongSupplier nanoTime) {
        this.source = source;
        this.reading = new Latest(tasks);
        this.nanoTime = nanoTime;
    }

    /** Reads the board. */
    public void reload() {
        reading.run(source::read, this::show, failure -> {
            failed = true;
            describe();
        });
    }

    private void show(Optional<BoardState> read) {
        failed = false;
        unprepared = read.isEmpty();
        readAt = nanoTime.getAsLong();
        read.ifPresent(state -> {
            BoardState before = board.get();
            board.set(state);
            now.set(state.now());
            LocalDate today = state.now().toLocalDate();
            if (before == null || !before.now().toLocalDate().equals(today)) {
                onDay.accept(today);
            }
        });
        describe();
    }

    /** Moves the clock, and reads again what is no longer fresh. Called every few seconds. */
    public void tick() {
        BoardState known = board.get();
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - readAt);
        if (known != null) {
            now.set(known.now().plus(since));
        }
        if (known == null || failed || since.compareTo(FRESH) >= 0) {
            reload();
        }
    }

    /** Tells whether the server answers. */
    public void connected(boolean is) {
        connected = is;
        describe();
    }

    private void describe() {
        BoardState known = board.get();
        if (unprepared) {
            problem.set(Text.of("board.not-prepared"));
        } else if (connected && !failed) {
            problem.set(known == null ? Text.of("board.reading") : Text.NONE);
        } else {
            problem.set(known == null ? Text.of("board.away") : Text.of("board.not-current", TIME.format(known.now())));
        }
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        reload();
    }

    @Override
    public void topicChanged(LiveTopic topic) {
        if (topic == LiveTopic.NAMES) {
            reload();
        }
    }

    @Override
    public void reconnected() {
        reload();
    }

    /** Sets the handler called with today, at first and whenever another day begins. */
    public void setOnDay(Consumer<LocalDate> handler) {
        onDay = handler;
    }

    /** What was read last; null before the first reading. */
    public ReadOnlyObjectProperty<@Nullable BoardState> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /** The clinic's wall clock; null while it is not known. */
    ReadOnlyObjectProperty<@Nullable LocalDateTime> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** Why the board is not current; empty while it is. */
    public ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
