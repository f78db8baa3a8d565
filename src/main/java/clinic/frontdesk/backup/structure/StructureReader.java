package clinic.frontdesk.backup.structure;

import clinic.frontdesk.backup.structure.EnumReader.CoveredEnums;
import clinic.frontdesk.backup.structure.TableReader.CoveredTable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Reads from the system catalogs what a backup covers: the website's tables that the upgrade touches, and the desk's
 * schema whole. Definitions are those that the server prints ({@code pg_get_constraintdef} and the like) under an empty
 * search path, so that every name comes with its schema. What depends on something that is not covered is left out and
 * reported.
 */
public final class StructureReader {

    private StructureReader() {}

    /** Reads the structure, in the transaction that the connection is in. */
    public static Structure read(DSLContext dsl) {
        Grants grants = new Grants(dsl);
        List<Relation> relations = CoveredRelations.read(dsl);
        List<Relation> tables = ofKind(relations, "r");

        StructurePart schemas = new SchemaReader(dsl, grants).read();
        CoveredEnums enums = new EnumReader(dsl, grants).read(tables);
        Coverage coverage = new Coverage(dsl, schemas.objects())
                .with(enums.part().objects())
                .with(TableReader.objects(dsl, tables))
                .with(FunctionReader.objects(dsl));
        TableReader tableReader = new TableReader(dsl, grants, coverage);
        List<CoveredTable> described = tables.stream().map(tableReader::read).toList();
        StructurePart rowTypes = new RowTypeReader(dsl, grants).read(coverage);
        Coverage types = coverage.with(rowTypes.objects());
        StructurePart functions = new FunctionReader(dsl, grants).read(types);
        Coverage kept = types.without(objects(functions.omissions()));
        StructurePart views = new ViewReader(dsl, grants).read(ofKind(relations, "v"), kept);
        Coverage all = kept.with(views.objects());

        StructurePart constraints = new ConstraintReader(dsl).read(tables, all);
        StructurePart indexes = new IndexReader(dsl).read(tables, all);
        StructurePart triggers = new TriggerReader(dsl).read(tables, all);
        StructurePart features = new TableFeatureReader(dsl).read(tables);
        StructurePart comments = new CommentReader(dsl).read(all);

        List<StructurePart> beforeFunctions = join(List.of(
                List.of(schemas, enums.part()),
                described.stream().map(CoveredTable::part).toList(),
                List.of(rowTypes)));
        List<StructurePart> beforeRows = join(List.of(beforeFunctions, List.of(functions, views)));
        List<StructurePart> afterRows = List.of(constraints, indexes, triggers, features, comments);
        List<Omission> omissions = join(
                List.of(notOrdinary(relations), flat(join(List.of(beforeRows, afterRows)), StructurePart::omissions)));
        return new Structure(
                described.stream().map(CoveredTable::table).toList(),
                join(List.of(
                        flat(beforeFunctions, StructurePart::statements),
                        functions.statements(),
                        flat(described, CoveredTable::defaults),
                        views.statements())),
                join(List.of(
                        flat(List.of(constraints, indexes, triggers, features), StructurePart::statements),
                        flat(described, CoveredTable::positions),
                        comments.statements())),
                flat(beforeRows, StructurePart::rights),
                phrases(omissions.stream()),
                inTableOfContents(objects(omissions)),
                inTableOfContents(enums.inPublic()),
                phrases(omissions.stream().filter(Omission::inTable)));
    }

    private static List<Relation> ofKind(List<Relation> relations, String kind) {
        return relations.stream()
                .filter(relation -> relation.kind().equals(kind))
                .toList();
    }

    /** Relations of other kinds are left out, but for sequences, which come with the columns that own them. */
    private static List<Omission> notOrdinary(List<Relation> relations) {
        return relations.stream()
                .filter(relation -> !Set.of("r", "v", "S").contains(relation.kind()))
                .map(relation -> Omission.of(relation.quoted() + " is no ordinary table"))
                .toList();
    }

    private static Set<CatalogObject> objects(List<Omission> omissions) {
        return omissions.stream()
                .flatMap(omission -> Stream.ofNullable(omission.object()))
                .collect(Collectors.toSet());
    }

    private static Set<String> inTableOfContents(Set<CatalogObject> objects) {
        return objects.stream().map(CatalogObject::inTableOfContents).collect(Collectors.toSet());
    }

    /** Sorted, each once. */
    private static List<String> phrases(Stream<Omission> omissions) {
        return omissions.map(Omission::phrase).distinct().sorted().toList();
    }

    private static <P, T> List<T> flat(List<P> parts, Function<P, ? extends Collection<? extends T>> of) {
        return parts.stream().<T>flatMap(part -> of.apply(part).stream()).toList();
    }

    private static <T> List<T> join(List<List<T>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
