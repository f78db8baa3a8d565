package clinic.frontdesk.soak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * The website: checks nothing, and expects every statement to succeed. Every other change is a short transaction. At
 * SERIALIZABLE it only inserts: conflicts caused by its own reads of a row to be changed do not concern the desk.
 */
final class WebsiteWriter implements Client {

    private final Connection connection;
    private final OldStatements statements;
    private final int isolation;
    private int made;

    WebsiteWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.statements = new OldStatements(connection);
        this.isolation = connection.getTransactionIsolation();
    }

    @Override
    public String make(Try.Operation operation, String id, LocalDate day, int start) throws SQLException {
        boolean strict = isolation == Connection.TRANSACTION_SERIALIZABLE;
        boolean inserts = operation == Try.Operation.BOOK;
        if (strict) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        if (inserts && statements.exists(id)) {
            return "";
        }
        if (strict && inserts) {
            connection.setTransactionIsolation(isolation);
        }
        boolean nested = ++made % 2 == 0;
        connection.setAutoCommit(!nested);
        try {
            switch (operation) {
                case BOOK -> statements.insert(id, day, start);
                case MOVE -> statements.move(id, day, start);
                case CANCEL -> statements.changeStatus(id, "CANCELLED");
                case REVIVE -> statements.changeStatus(id, "CONFIRMED");
            }
            if (nested) {
                if (!strict) {
                    count(day);
                }
                connection.commit();
            }
        } catch (SQLException e) {
            if (nested) {
                try {
                    connection.rollback();
                } catch (SQLException broken) {
                    e.addSuppressed(broken);
                }
            }
            throw e;
        }
        connection.setAutoCommit(true);
        return "";
    }

    private void count(LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT "preferredTime", count(*) FROM "public"."reservations" WHERE "preferredDate" = ? GROUP BY 1\
            """)) {
            select.setObject(1, day);
            select.executeQuery().close();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
