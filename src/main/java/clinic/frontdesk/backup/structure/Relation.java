package clinic.frontdesk.backup.structure;

import static clinic.frontdesk.backup.structure.Structure.quote;

import java.util.Collection;
import org.jooq.Record;

/**
 * A table or view as the server lists it.
 *
 * @param kind {@code r} for an ordinary table, {@code v} for a view, and so on as in {@code pg_class.relkind}
 * @param options its storage parameters, as they stand between the brackets of WITH; empty where there are none
 */
record Relation(
        long oid,
        String schema,
        String name,
        String kind,
        String owner,
        String options,
        boolean rowSecurity,
        boolean forcedRowSecurity,
        boolean logged,
        boolean inherits) {

    static Relation of(Record row) {
        return new Relation(
                row.get("oid", long.class),
                row.get("nspname", String.class),
                row.get("relname", String.class),
                row.get("kind", String.class),
                row.get("owner", String.class),
                row.get("options", String.class),
                row.get("relrowsecurity", boolean.class),
                row.get("relforcerowsecurity", boolean.class),
                row.get("persistence", String.class).equals("p"),
                row.get("inherits", boolean.class));
    }

    static Long[] oids(Collection<Relation> relations) {
        return relations.stream().map(Relation::oid).toArray(Long[]::new);
    }

    CatalogObject object() {
        return new CatalogObject(CatalogObject.RELATION, oid);
    }

    /** For a statement. */
    String quoted() {
        return quote(schema) + "." + quote(name);
    }

    /** For a person. */
    String plain() {
        return schema + "." + name;
    }
}
