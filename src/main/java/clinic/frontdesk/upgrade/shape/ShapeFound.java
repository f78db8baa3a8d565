package clinic.frontdesk.upgrade.shape;

import java.util.List;

/**
 * The shape of a database, as its system catalog shows it.
 *
 * @param shape the shape; the one before while an upgrade by the desk is unfinished
 * @param version the last version of {@code sql/} that was applied, 0 where none was
 * @param finished whether an upgrade by the desk has finished
 * @param rolledBack whether the desk's upgrade was rolled back and none has begun since
 * @param differences why it is foreign, one phrase each; empty where it is not
 * @param lacking the missing objects of the newer shape, such as {@code column reservations.period}
 * @param extras objects that the desk does not know; they are tolerated
 */
public record ShapeFound(
        Shape shape,
        int version,
        boolean finished,
        boolean rolledBack,
        List<String> differences,
        List<String> lacking,
        List<String> extras) {

    public ShapeFound {
        differences = List.copyOf(differences);
        lacking = List.copyOf(lacking);
        extras = List.copyOf(extras);
    }

    /** Whether the desk has begun to upgrade it. */
    public boolean begun() {
        return version > 0;
    }
}
