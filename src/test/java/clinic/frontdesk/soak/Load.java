package clinic.frontdesk.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * What is let loose.
 *
 * @param processes how many processes share the writers
 * @param desks writers that book through the desk's own code, or {@link Deciding#BY_COUNTING}, in all
 * @param websites writers of the website's old statements, in all
 * @param tries how often they try something, in all
 * @param deciding how the desks come to know whether there is a place
 * @param seed what the writers choose follows from it
 */
public record Load(int processes, int desks, int websites, int tries, Deciding deciding, long seed) {

    /** How a desk decides. */
    public enum Deciding {
        /** As the desk does: the database decides, under the day's guard. */
        BY_GUARD,
        /** Counts under an advisory lock at REPEATABLE READ, then inserts. */
        BY_COUNTING
    }

    /** What one of the processes is told, after where the database is and where its history goes. */
    List<String> share(int process) {
        List<String> told = new ArrayList<>();
        told.add(Integer.toString(process));
        told.add(Integer.toString(part(desks, process)));
        told.add(Integer.toString(part(websites, process)));
        told.add(Integer.toString(part(tries, process)));
        told.add(deciding.name());
        told.add(Long.toString(seed * 31 + process));
        return told;
    }

    private int part(int whole, int process) {
        return whole / processes + (process < whole % processes ? 1 : 0);
    }
}
