package clinic.frontdesk.reservation;

import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Tells the triggers of a transaction who writes. Selected by the first statement of every transaction that writes
 * reservations: the triggers refuse a desk and only flag anybody else.
 *
 * @param squeezeIn the reason of a squeeze-in, or empty where the rules hold
 */
record DeskWriter(String squeezeIn) {

    /** The settings, as columns of a select; they end with the transaction. */
    List<Field<String>> settings() {
        return List.of(setting("frontdesk.writer", "desk"), setting("frontdesk.squeeze_in", squeezeIn));
    }

    /** Lets a write give a row back a time that nobody can read. */
    Field<String> restores() {
        return setting("frontdesk.restores", "on");
    }

    /** Squeezes in what the transaction writes from now on. */
    static Field<String> squeezesIn(Field<String> reason) {
        return setting("frontdesk.squeeze_in", reason);
    }

    private static Field<String> setting(String name, String value) {
        return setting(name, DSL.val(value));
    }

    private static Field<String> setting(String name, Field<String> value) {
        return DSL.function("set_config", SQLDataType.CLOB, DSL.inline(name), value, DSL.inline(true));
    }
}
