package clinic.frontdesk.backup.structure;

/**
 * An object of the database.
 *
 * @param catalog the system catalog that lists it, such as {@code pg_catalog.pg_class}
 * @param oid its number there
 */
record CatalogObject(String catalog, long oid) {

    static final String SCHEMA = "pg_catalog.pg_namespace";
    static final String RELATION = "pg_catalog.pg_class";
    static final String TYPE = "pg_catalog.pg_type";
    static final String FUNCTION = "pg_catalog.pg_proc";
    static final String CONSTRAINT = "pg_catalog.pg_constraint";
    static final String TRIGGER = "pg_catalog.pg_trigger";
    static final String DEFAULT = "pg_catalog.pg_attrdef";
    static final String RULE = "pg_catalog.pg_rewrite";

    /** As pg_dump's table of contents names it: the number of the catalog, the same in every server, and its own. */
    String inTableOfContents() {
        int number = switch (catalog) {
            case TYPE -> 1247;
            case FUNCTION -> 1255;
            case RELATION -> 1259;
            case CONSTRAINT -> 2606;
            case TRIGGER -> 2620;
            default -> throw new IllegalStateException("pg_dump lists no object of " + catalog);
        };
        return number + " " + oid;
    }
}
