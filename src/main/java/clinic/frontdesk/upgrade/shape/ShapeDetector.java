package clinic.frontdesk.upgrade.shape;

import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static clinic.frontdesk.tables.public_.Tables.SERVICE_RESERVATION_LIMITS;

import clinic.frontdesk.database.EnumLabelBinding;
import clinic.frontdesk.database.WebsiteEnum;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Detects the shape of a database by the system catalog alone. The expected columns are those of the tables that the
 * build generates from {@code sql/}, so they cannot drift from the migrations.
 */
public final class ShapeDetector {

    /** The script that creates services and time slots. */
    public static final int TABLES_SINCE = 5;

    /** The script that adds the new columns of reservations. */
    public static final int COLUMNS_SINCE = 6;

    private static final List<Field<?>> SLOT_COLUMNS = List.of(
            RESERVATIONS.SERVICEID,
            RESERVATIONS.SERVICENAME,
            RESERVATIONS.ESTIMATEDDURATION,
            RESERVATIONS.PERIOD,
            RESERVATIONS.TIMESLOTSTART,
            RESERVATIONS.TIMESLOTEND);

    private static final List<Field<?>> LEGACY_COLUMNS = Arrays.<Field<?>>stream(RESERVATIONS.fields())
            .filter(field -> !SLOT_COLUMNS.contains(field))
            .toList();

    private static final List<WebsiteEnum> LEGACY_ENUMS = List.of(
            WebsiteEnum.GENDER, WebsiteEnum.TREATMENT_TYPE, WebsiteEnum.RESERVATION_STATUS, WebsiteEnum.SERVICE_TYPE);

    private static final List<WebsiteEnum> SLOT_ENUMS = List.of(WebsiteEnum.PERIOD, WebsiteEnum.DAY_OF_WEEK);

    /** The columns that the desk reads of the website's closures. Early installs keep the period as text. */
    private static final Map<String, Set<String>> CLOSURES = Map.of(
            "closure_date", Set.of("date"),
            "period", Set.of("character varying(20)", "public.Period"),
            "time_slot_start", Set.of("character varying(5)"),
            "time_slot_end", Set.of("character varying(5)"),
            "is_active", Set.of("boolean"));

    private ShapeDetector() {}

    /** Reads the catalog and detects the shape; nothing is written. Blocks for a few round trips. */
    public static ShapeFound detect(DSLContext dsl) {
        SystemCatalog catalog = dsl.transactionResult(inside -> {
            inside.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return SystemCatalog.read(inside.dsl());
        });
        return name(catalog);
    }

    static ShapeFound name(SystemCatalog catalog) {
        List<String> differences = new ArrayList<>();
        int version = catalog.version();
        // A desk that was killed at its first statements leaves an empty history and nothing else.
        boolean known = !catalog.history().isEmpty()
                || catalog.rollBack()
                || Set.of("flyway_schema_history").containsAll(catalog.desk());
        if (!known) {
            differences.add("the schema frontdesk holds tables, but no history of the desk: "
                    + String.join(", ", catalog.desk()));
        }
        if (!catalog.publicSchema()) {
            differences.add("the schema public is missing");
        }

        Shape shape;
        if (version == 0 && catalog.relations().isEmpty() && nothingOfOurs(catalog)) {
            shape = Shape.EMPTY;
        } else {
            differences.addAll(legacyDifferences(catalog));
            boolean legacyStands = differences.isEmpty();
            List<String> existing = slotElements(catalog, true);
            List<String> missing = slotElements(catalog, false);
            if (version == 0 && !existing.isEmpty() && !missing.isEmpty()) {
                if (legacyStands) {
                    differences.add("only half of the newer shape is there: " + String.join(", ", existing)
                            + "; missing: " + String.join(", ", missing));
                }
            } else if (version > 0) {
                List<String> due = missing.stream()
                        .filter(element -> version >= (element.startsWith("column ") ? COLUMNS_SINCE : TABLES_SINCE))
                        .toList();
                if (!due.isEmpty()) {
                    differences.add("the desk made these and something else dropped them: " + String.join(", ", due));
                }
            }
            differences.addAll(slotDifferences(catalog));
            shape = existing.isEmpty() ? Shape.LEGACY : Shape.WEBSITE_UPGRADED;
            if (version > 0) {
                shape = catalog.finished() ? Shape.UPGRADED : origin(catalog);
            }
        }
        return new ShapeFound(
                differences.isEmpty() ? shape : Shape.FOREIGN,
                version,
                catalog.finished(),
                catalog.rollBack() && version == 0,
                differences,
                slotElements(catalog, false),
                extras(catalog));
    }

    /** The shape before the desk's upgrade began, as recorded in its baseline. */
    private static Shape origin(SystemCatalog catalog) {
        return catalog.history().stream()
                .filter(applied -> applied.type().equals("BASELINE"))
                .findFirst()
                .flatMap(baseline -> Shape.of(baseline.description()))
                .orElse(Shape.EMPTY);
    }

    private static boolean nothingOfOurs(SystemCatalog catalog) {
        return Stream.concat(LEGACY_ENUMS.stream(), SLOT_ENUMS.stream())
                .noneMatch(type -> catalog.enums().containsKey(type.typeName()));
    }

    private static List<String> legacyDifferences(SystemCatalog catalog) {
        List<String> differences = new ArrayList<>();
        if (!catalog.columns().containsKey(RESERVATIONS.getName())) {
            differences.add(
                    catalog.relations().contains("public." + RESERVATIONS.getName())
                            ? "public.reservations is not an ordinary table"
                            : "the table public.reservations is missing");
            if (!catalog.relations().isEmpty()) {
                differences.add("these stand here instead: " + some(catalog.relations()));
            }
            return differences;
        }
        LEGACY_ENUMS.forEach(type -> compareEnum(catalog, type, differences));
        compareColumns(catalog, RESERVATIONS, LEGACY_COLUMNS, differences);
        if (!catalog.unique().contains("reservations.id")) {
            differences.add("reservations.id is not unique");
        }
        if (catalog.columns().containsKey(SERVICE_RESERVATION_LIMITS.getName())) {
            compareColumns(
                    catalog, SERVICE_RESERVATION_LIMITS, List.of(SERVICE_RESERVATION_LIMITS.fields()), differences);
        }
        return differences;
    }

    /** Compares the objects of the newer shape that exist. */
    private static List<String> slotDifferences(SystemCatalog catalog) {
        List<String> differences = new ArrayList<>();
        for (WebsiteEnum type : SLOT_ENUMS) {
            if (catalog.enums().containsKey(type.typeName())) {
                compareEnum(catalog, type, differences);
            }
        }
        for (Table<?> table : List.of(SERVICES, CLINIC_TIME_SLOTS)) {
            if (catalog.columns().containsKey(table.getName())) {
                compareColumns(catalog, table, List.of(table.fields()), differences);
                if (!catalog.unique().contains(table.getName() + ".id")) {
                    differences.add(table.getName() + ".id is not unique");
                }
            }
        }
        if (catalog.columns().containsKey(SERVICES.getName())
                && !catalog.unique().contains("services.code")) {
            differences.add("services.code is not unique");
        }
        Map<String, SystemCatalog.CatalogColumn> reservations =
                catalog.columns().getOrDefault(RESERVATIONS.getName(), Map.of());
        compareColumns(
                catalog,
                RESERVATIONS,
                SLOT_COLUMNS.stream()
                        .filter(field -> reservations.containsKey(field.getName()))
                        .toList(),
                differences);
        Map<String, SystemCatalog.CatalogColumn> closures =
                catalog.columns().getOrDefault("manual_time_closures", Map.of());
        if (!closures.isEmpty()) {
            CLOSURES.forEach((name, types) -> {
                SystemCatalog.@Nullable CatalogColumn column = closures.get(name);
                if (column == null) {
                    differences.add("the column manual_time_closures." + name + " is missing");
                } else if (!types.contains(column.type())) {
                    differences.add(otherType("manual_time_closures." + name, column.type(), types));
                }
            });
        }
        return differences.stream().sorted().toList();
    }

    private static List<String> slotElements(SystemCatalog catalog, boolean existing) {
        Map<String, Boolean> elements = new LinkedHashMap<>();
        for (WebsiteEnum type : SLOT_ENUMS) {
            elements.put("type " + type.typeName(), catalog.enums().containsKey(type.typeName()));
        }
        for (Table<?> table : List.of(SERVICES, CLINIC_TIME_SLOTS)) {
            elements.put("table " + table.getName(), catalog.relations().contains("public." + table.getName()));
        }
        Map<String, SystemCatalog.CatalogColumn> reservations =
                catalog.columns().getOrDefault(RESERVATIONS.getName(), Map.of());
        for (Field<?> field : SLOT_COLUMNS) {
            elements.put("column reservations." + field.getName(), reservations.containsKey(field.getName()));
        }
        return elements.entrySet().stream()
                .filter(element -> element.getValue() == existing)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void compareEnum(SystemCatalog catalog, WebsiteEnum type, List<String> differences) {
        String name = type.typeName();
        @Nullable List<String> existing = catalog.enums().get(name);
        if (existing == null) {
            differences.add("the enum \"" + name + "\" is missing");
            return;
        }
        for (String label : type.labels()) {
            if (!existing.contains(label)) {
                differences.add("the enum \"" + name + "\" lacks the value " + label);
            }
        }
    }

    private static void compareColumns(
            SystemCatalog catalog, Table<?> table, List<Field<?>> expected, List<String> differences) {
        Map<String, SystemCatalog.CatalogColumn> existing = catalog.columns().getOrDefault(table.getName(), Map.of());
        for (Field<?> field : expected) {
            String name = table.getName() + "." + field.getName();
            SystemCatalog.@Nullable CatalogColumn column = existing.get(field.getName());
            if (column == null) {
                differences.add("the column " + name + " is missing");
                continue;
            }
            String type = typeOf(field);
            if (!column.type().equals(type)) {
                differences.add(otherType(name, column.type(), Set.of(type)));
            }
            boolean mayBeNull = field.getDataType().nullable();
            if (mayBeNull && column.notNull() && !column.filledByItself()) {
                differences.add("the column " + name + " does not take null");
            } else if (!mayBeNull && !column.notNull() && field.getType() != LocalDateTime.class) {
                differences.add("the column " + name + " takes null");
            }
        }
        // An unknown column must not make an INSERT of the desk fail.
        Set<String> known = Arrays.stream(table.fields()).map(Named::getName).collect(Collectors.toSet());
        existing.forEach((name, column) -> {
            String difference = "the column " + table.getName() + "." + name + " is unknown and must be given a value";
            if (!known.contains(name)
                    && column.notNull()
                    && !column.filledByItself()
                    && !differences.contains(difference)) {
                differences.add(difference);
            }
        });
    }

    private static String otherType(String column, String found, Set<String> wanted) {
        return "the column " + column + " is " + found + ", not "
                + String.join(" or ", wanted.stream().sorted().toList());
    }

    private static List<String> extras(SystemCatalog catalog) {
        List<String> extras = new ArrayList<>();
        Map<String, Table<?>> known = new LinkedHashMap<>();
        for (Table<?> table : List.of(RESERVATIONS, SERVICE_RESERVATION_LIMITS, SERVICES, CLINIC_TIME_SLOTS)) {
            known.put(table.getName(), table);
        }
        catalog.relations().stream()
                .filter(name -> !name.startsWith("public.") || !known.containsKey(name.substring("public.".length())))
                .forEach(name -> extras.add("table " + name));
        known.forEach((name, table) -> {
            Set<String> columns =
                    Arrays.stream(table.fields()).map(Named::getName).collect(Collectors.toSet());
            catalog.columns().getOrDefault(name, Map.of()).keySet().stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(column -> extras.add("column " + name + "." + column));
            Set<String> indexes = new HashSet<>();
            table.getIndexes().forEach(index -> indexes.add(name + "." + index.getName()));
            table.getKeys().forEach(key -> indexes.add(name + "." + key.getName()));
            catalog.indexes().stream()
                    .filter(index -> index.startsWith(name + ".") && !indexes.contains(index))
                    .forEach(index -> extras.add("index " + index));
        });
        for (WebsiteEnum type : WebsiteEnum.values()) {
            catalog.enums().getOrDefault(type.typeName(), List.of()).stream()
                    .filter(label -> !type.labels().contains(label))
                    .forEach(label -> extras.add("enum value " + type.typeName() + "." + label));
        }
        return extras;
    }

    private static String some(Set<String> names) {
        return names.stream().limit(20).collect(Collectors.joining(", "))
                + (names.size() > 20 ? " and " + (names.size() - 20) + " more" : "");
    }

    /** The type as {@link SystemCatalog} prints it. */
    private static String typeOf(Field<?> field) {
        DataType<?> type = field.getDataType();
        if (field.getBinding() instanceof EnumLabelBinding) {
            return type.getTypeName().replace("\"", "");
        } else if (type.getType() == String.class) {
            return type.length() > 0 ? "character varying(" + type.length() + ")" : "text";
        } else if (type.getType() == LocalDateTime.class) {
            return "timestamp(" + type.precision() + ") without time zone";
        } else if (type.getType() == LocalDate.class) {
            return "date";
        } else if (type.getType() == Integer.class) {
            return "integer";
        } else if (type.getType() == Boolean.class) {
            return "boolean";
        }
        throw new IllegalStateException("no name for the type of " + field);
    }
}
