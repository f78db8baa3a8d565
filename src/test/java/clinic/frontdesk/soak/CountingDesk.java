package clinic.frontdesk.soak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Counts the held places and inserts if one is free, in one transaction, under an advisory lock of the day, at
 * REPEATABLE READ. The snapshot is older than the lock, so a reservation committed while waiting for the lock is not
 * counted.
 */
final class CountingDesk implements Client {

    private final Connection connection;
    private final OldStatements statements;

    CountingDesk(Connection connection) throws SQLException {
        this.connection = connection;
        this.statements = new OldStatements(connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    @Override
    public String make(Try.Operation operation, String id, LocalDate day, int start) throws SQLException {
        try {
            String refusal = decided(operation, id, day, start);
            connection.commit();
            return refusal;
        } catch (SQLException e) {
            try {
                connection.rollback();
            } catch (SQLException broken) {
                e.addSuppressed(broken);
            }
            throw e;
        }
    }

    private String decided(Try.Operation operation, String id, LocalDate day, int start) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, day.toEpochDay());
            lock.executeQuery().close();
        }
        if (operation == Try.Operation.BOOK && statements.exists(id)) {
            return "";
        }
        if (operation != Try.Operation.CANCEL && statements.touching(id, day, start) >= Soak.CAPACITY) {
            return Soak.FULL;
        }
        switch (operation) {
            case BOOK -> statements.insert(id, day, start);
            case MOVE -> statements.move(id, day, start);
            case CANCEL -> statements.changeStatus(id, "CANCELLED");
            case REVIVE -> statements.changeStatus(id, "CONFIRMED");
        }
        return "";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
