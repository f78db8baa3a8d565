package clinic.frontdesk.architecture.violating.catalog;

import clinic.frontdesk.architecture.violating.catalog.ui.CatalogViewModel;
import clinic.frontdesk.architecture.violating.week.WeekOf;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javafx.application.Platform;
import org.jooq.Record;
import org.jooq.ResultQuery;

/** A feature that depends on its screen, is part of a cycle, and bypasses every mechanism. */
public final class Catalog {

    private final List<String> names;
    private final WeekOf week;
    private final CatalogViewModel screen;

    /** Has too many parameters. */
    public Catalog(WeekOf week, CatalogViewModel screen, String a, String b, String c, String d, String e, String f) {
        this.names = List.of(a, b, c, d, e, f);
        this.week = week;
        this.screen = screen;
    }

    void showLater() {
        Platform.runLater(this::print);
    }

    void work() {
        Thread thread = new Thread(this::print);
        thread.start();
    }

    void print() {
        System.out.println(names + " " + week + " " + screen);
    }

    void write(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM services WHERE name = '" + name + "'");
        }
    }

    void report(SQLException failure) {
        failure.printStackTrace();
    }

    String label(int number) {
        return "%d".formatted(number);
    }

    List<String> read(ResultQuery<Record> query) {
        return query.fetchInto(String.class);
    }
}
