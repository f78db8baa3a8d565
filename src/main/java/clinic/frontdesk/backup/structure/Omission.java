package clinic.frontdesk.backup.structure;

import org.jspecify.annotations.Nullable;

/**
 * What belongs to the covered tables and cannot be created elsewhere.
 *
 * @param phrase what it is, for a person
 * @param inTable whether pg_dump writes it into the table's own statement, and so cannot leave it out
 * @param object the object that is left out; null where pg_dump has no entry of its own for it
 */
record Omission(String phrase, boolean inTable, @Nullable CatalogObject object) {

    /** Something that pg_dump lists by itself. */
    static Omission of(String phrase, CatalogObject object) {
        return new Omission(phrase, false, object);
    }

    /** Something that is no entry of pg_dump's. */
    static Omission of(String phrase) {
        return new Omission(phrase, false, null);
    }

    /** Part of a table's own statement. */
    static Omission inTable(String phrase) {
        return new Omission(phrase, true, null);
    }
}
