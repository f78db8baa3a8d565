package clinic.frontdesk.output;

import java.nio.file.Path;

/** Passes the reservations of a file on, tells how far it is, and stops when it is told to. */
public final class MonitoredRows {

    private static final int ROWS_PER_REPORT = 500;

    private final OutputMonitor monitor;
    private final Path file;

    public MonitoredRows(OutputMonitor monitor, Path file) {
        this.monitor = monitor;
        this.file = file;
    }

    /**
     * Reads a selection.
     *
     * @throws OutputException when it was stopped
     */
    public void read(DocumentReader reader, DocumentSelection selection, DocumentReader.RowSink sink) {
        long total = reader.count(selection);
        long[] done = new long[1];
        report(0, total);
        reader.read(selection, row -> {
            sink.accept(row);
            done[0]++;
            if (done[0] % ROWS_PER_REPORT == 0) {
                report(done[0], total);
            }
        });
        report(total, total);
    }

    private void report(long done, long total) {
        if (monitor.stopped()) {
            throw new OutputException(OutputProblem.STOPPED, file.toString());
        }
        monitor.reached(done, total);
    }
}
