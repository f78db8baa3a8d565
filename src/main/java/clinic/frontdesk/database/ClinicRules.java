package clinic.frontdesk.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Constraints and triggers on the clinic's tables that others made, and that refuse a row of the desk. */
public final class ClinicRules {

    private static final String OURS = "frontdesk";

    /** The first function in an error's context. */
    private static final Pattern FUNCTION = Pattern.compile("PL/pgSQL function (?:inline_code_block|([^(\\s]+))");

    private ClinicRules() {}

    /** The name of the rule that one error names; empty if it is of another kind, or of a table of the desk. */
    public static Optional<String> ruleOf(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException error ? error.getServerErrorMessage() : null;
        if (message == null || !SqlStates.rowRefused(failure.getSQLState()) || OURS.equals(message.getSchema())) {
            return Optional.empty();
        }
        if (message.getConstraint() != null) {
            return Optional.of(message.getConstraint());
        }
        if (message.getColumn() != null) {
            // NOT NULL constraints are named by their column.
            return Optional.of(message.getTable() + "." + message.getColumn() + " NOT NULL");
        }
        return function(message.getWhere()).filter(name -> !name.startsWith(OURS + "."));
    }

    /** The same, for the first database error in a failure's chain of causes. */
    public static Optional<String> ruleOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return ruleOf(sql);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> function(@Nullable String where) {
        Matcher function = FUNCTION.matcher(where == null ? "" : where);
        return function.find() ? Optional.ofNullable(function.group(1)) : Optional.empty();
    }
}
