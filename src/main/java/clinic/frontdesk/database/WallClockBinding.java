package clinic.frontdesk.database;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.DSL;
import org.jooq.impl.IdentityConverter;

/**
 * Sends and reads {@code timestamp} values as they are written. jOOQ's own binding takes {@code java.sql.Timestamp},
 * which shifts times that the machine's zone skipped: midnight of 1 May 1960 in Seoul.
 */
public final class WallClockBinding implements Binding<LocalDateTime, LocalDateTime> {

    private static final long serialVersionUID = 1L;

    @Override
    public Converter<LocalDateTime, LocalDateTime> converter() {
        return new IdentityConverter<>(LocalDateTime.class);
    }

    @Override
    public void sql(BindingSQLContext<LocalDateTime> context) {
        context.render().visit(DSL.raw(context.variable() + "::timestamp"));
    }

    @Override
    public void register(BindingRegisterContext<LocalDateTime> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.TIMESTAMP);
    }

    @Override
    public void set(BindingSetStatementContext<LocalDateTime> context) throws SQLException {
        if (context.value() == null) {
            context.statement().setNull(context.index(), Types.TIMESTAMP);
        } else {
            context.statement().setObject(context.index(), context.value());
        }
    }

    @Override
    public void get(BindingGetResultSetContext<LocalDateTime> context) throws SQLException {
        context.value(context.resultSet().getObject(context.index(), LocalDateTime.class));
    }

    @Override
    public void get(BindingGetStatementContext<LocalDateTime> context) throws SQLException {
        context.value(context.statement().getObject(context.index(), LocalDateTime.class));
    }

    @Override
    public void set(BindingSetSQLOutputContext<LocalDateTime> context) throws SQLException {
        throw new SQLFeatureNotSupportedException(Objects.toString(context.value()));
    }

    @Override
    public void get(BindingGetSQLInputContext<LocalDateTime> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("SQLInput");
    }
}
