package clinic.frontdesk.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.tables.DefaultCatalog;
import java.util.Arrays;
import java.util.Set;
import org.jooq.TableOptions.TableType;
import org.junit.jupiter.api.Test;

/** The generated tables are exactly those of the migrations. */
final class GeneratedTablesTest {

    @Test
    void every_table_and_column_of_the_migrations_is_generated() {
        Set<String> generated = DefaultCatalog.DEFAULT_CATALOG
                .schemaStream()
                .flatMap(schema -> schema.tableStream()
                        .filter(table -> table.getTableType() != TableType.FUNCTION)
                        .flatMap(table -> Arrays.stream(table.fields())
                                .map(field -> schema.getName() + "." + table.getName() + "." + field.getName())))
                .collect(toSet());
        Set<String> migrated = TestDatabase.upgraded()
                .dsl()
                .resultQuery("SELECT table_schema || '.' || table_name || '.' || column_name"
                        + " FROM information_schema.columns WHERE table_schema IN ('public', 'frontdesk')"
                        + " AND table_name NOT LIKE 'flyway\\_%'")
                .fetchSet(0, String.class);
        assertThat(generated).isNotEmpty().isEqualTo(migrated);
    }
}
