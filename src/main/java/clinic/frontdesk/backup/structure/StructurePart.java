package clinic.frontdesk.backup.structure;

import clinic.frontdesk.backup.structure.Structure.Right;
import java.util.List;
import java.util.Set;

/**
 * The part of a structure that one reader contributes.
 *
 * @param statements that create its objects, in order
 * @param rights who owns and may use them
 * @param omissions what of it is left out
 * @param objects the objects that are created, as far as others may depend on them
 */
record StructurePart(
        List<String> statements, List<Right> rights, List<Omission> omissions, Set<CatalogObject> objects) {

    StructurePart {
        statements = List.copyOf(statements);
        rights = List.copyOf(rights);
        omissions = List.copyOf(omissions);
        objects = Set.copyOf(objects);
    }

    /** Statements without objects of their own that others depend on. */
    static StructurePart of(List<String> statements, List<Omission> omissions) {
        return new StructurePart(statements, List.of(), omissions, Set.of());
    }
}
