package clinic.frontdesk.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * The load of a soak.
 *
 * @param processes the number of processes that share the writers
 * @param desks the total number of writers that use the desk's code, or {@link Deciding#BY_COUNTING}
 * @param websites the total number of writers of the website's old statements
 * @param tries the total number of tries
 * @param deciding how the desks decide whether a place is free
 * @param seed the seed of the writers' choices
 */
public record Load(int processes, int desks, int websites, int tries, Deciding deciding, long seed) {

    /** How a desk decides. */
    public enum Deciding {
        /** As the desk does: the database decides under the day lock. */
        BY_LOCK,
        /** Counts under an advisory lock at REPEATABLE READ, then inserts. */
        BY_COUNTING
    }

    /** The arguments of one process, after the database's URL and the history's file. */
    List<String> share(int process) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(process));
        arguments.add(Integer.toString(part(desks, process)));
        arguments.add(Integer.toString(part(websites, process)));
        arguments.add(Integer.toString(part(tries, process)));
        arguments.add(deciding.name());
        arguments.add(Long.toString(seed * 31 + process));
        return arguments;
    }

    private int part(int whole, int process) {
        return whole / processes + (process < whole % processes ? 1 : 0);
    }
}
