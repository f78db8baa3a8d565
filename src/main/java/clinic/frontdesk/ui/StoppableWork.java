package clinic.frontdesk.ui;

import java.util.function.BooleanSupplier;

/**
 * Work in steps that may end between two of them. It is never interrupted, as interrupting a thread in a database call
 * closes its connection.
 */
@FunctionalInterface
public interface StoppableWork<T> {

    /**
     * Runs the work.
     *
     * @param stop whether to end after the current step; polled between the steps
     * @return the result, or the result so far
     */
    T run(BooleanSupplier stop) throws Exception;
}
