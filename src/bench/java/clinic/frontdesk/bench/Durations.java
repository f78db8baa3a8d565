package clinic.frontdesk.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Durations of one kind of work, in nanoseconds. */
final class Durations {

    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

    void add(long duration) {
        nanos.add(duration);
    }

    void addAll(Durations others) {
        nanos.addAll(others.nanos);
    }

    int count() {
        return nanos.size();
    }

    /** A quantile in milliseconds, {@code part} from 0 to 1; 0 without durations. */
    double milliseconds(double part) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(sorted.size() * part))) / 1e6;
    }

    /** A summary such as {@code 812, p50 1.1 ms, p99 4.0 ms, slowest 31.2 ms}. */
    String text() {
        return String.format(
                Locale.ROOT,
                "%d, p50 %.2f ms, p99 %.2f ms, slowest %.1f ms",
                count(),
                milliseconds(0.5),
                milliseconds(0.99),
                milliseconds(1));
    }
}
