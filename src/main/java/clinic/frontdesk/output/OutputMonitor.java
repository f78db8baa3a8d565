package clinic.frontdesk.output;

import java.util.function.BooleanSupplier;

/** Follows a long export, and may stop it. Called by the thread that writes. */
public interface OutputMonitor {

    /** Neither shows nor stops anything. */
    OutputMonitor NONE = of(() -> false, (done, total) -> {});

    /** Takes how much is done. */
    @FunctionalInterface
    interface ProgressSink {
        void reached(long done, long total);
    }

    /** Polled between rows; once true the export ends with {@link OutputProblem#STOPPED}, and no file is left. */
    boolean stopped();

    /**
     * Called now and then.
     *
     * @param done rows written
     * @param total rows there are
     */
    void reached(long done, long total);

    /** A monitor of a stop signal, as stoppable work gets it, and a display. */
    static OutputMonitor of(BooleanSupplier stop, ProgressSink display) {
        return new OutputMonitor() {
            @Override
            public boolean stopped() {
                return stop.getAsBoolean();
            }

            @Override
            public void reached(long done, long total) {
                display.reached(done, total);
            }
        };
    }
}
