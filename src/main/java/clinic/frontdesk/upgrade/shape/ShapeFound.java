package clinic.frontdesk.upgrade.shape;

import java.util.List;

/**
 * What the catalogue of a database says about it.
 *
 * @param shape what it is; while an upgrade by the desk is half done, what it was before
 * @param version the last version of {@code sql/} that was applied to it, 0 where none was
 * @param finished whether an upgrade by the desk has run to its end
 * @param rolledBack whether the desk's upgrade was taken back and none has begun since
 * @param differences why it is foreign, one a sentence; empty where it is not
 * @param lacking what of the newer shape is not there, such as {@code column reservations.period}
 * @param extras what stands there beside what the desk knows; tolerated
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

    /** Whether the desk has begun to work on it. */
    public boolean begun() {
        return version > 0;
    }
}
