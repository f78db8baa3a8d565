package clinic.frontdesk.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the website's enums as the text of their labels, so that a label that this program does not know is a
 * value like any other. A parameter is sent without a type and takes that of the column beside it: the type may have been
 * recreated, or be text by now.
 */
public final class EnumLabelBinding extends AbstractBinding<Object, String> {

    private static final long serialVersionUID = 1L;

    private static final Converter<Object, String> CONVERTER =
            Converter.ofNullable(Object.class, String.class, Object::toString, label -> label);

    @Override
    public Converter<Object, String> converter() {
        return CONVERTER;
    }

    @Override
    public void set(BindingSetStatementContext<String> context) throws SQLException {
        @Nullable String label = context.value();
        if (label == null) {
            context.statement().setNull(context.index(), Types.OTHER);
        } else {
            context.statement().setObject(context.index(), label, Types.OTHER);
        }
    }

    @Override
    public void get(BindingGetResultSetContext<String> context) throws SQLException {
        ResultSet rows = context.resultSet();
        context.value(rows.getString(context.index()));
    }
}
