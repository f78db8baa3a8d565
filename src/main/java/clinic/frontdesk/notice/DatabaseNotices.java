package clinic.frontdesk.notice;

import static clinic.frontdesk.tables.frontdesk.Tables.NOTICE;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** {@link Notices} in the clinic's database. */
public final class DatabaseNotices implements Notices {

    /** Days for which a removed notice can be put back. */
    private static final int DAYS_KEPT = 7;

    private static final List<SelectField<?>> COLUMNS =
            List.of(NOTICE.ID, NOTICE.VERSION, NOTICE.TEXT, NOTICE.FIRST_DAY, NOTICE.LAST_DAY);

    private static final Field<OffsetDateTime> NOW = DSL.field("clock_timestamp()", SQLDataType.TIMESTAMPWITHTIMEZONE);

    private static final Field<String> WRITER = DSL.field("session_user", SQLDataType.CLOB);

    private final DSLContext dsl;

    public DatabaseNotices(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<DayNotice> from(LocalDate day) {
        return dsl.select(COLUMNS)
                .from(NOTICE)
                .where(NOTICE.REMOVED_AT.isNull())
                .and(NOTICE.LAST_DAY.ge(day))
                .orderBy(NOTICE.FIRST_DAY, NOTICE.ID)
                .limit(MOST)
                .fetch(DatabaseNotices::notice);
    }

    private static DayNotice notice(Record row) {
        return new DayNotice(
                row.get(NOTICE.ID),
                row.get(NOTICE.VERSION),
                new NoticeContent(row.get(NOTICE.TEXT), row.get(NOTICE.FIRST_DAY), row.get(NOTICE.LAST_DAY)));
    }

    @Override
    public DayNotice add(NoticeContent content) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            transaction
                    .deleteFrom(NOTICE)
                    .where(NOTICE.REMOVED_AT.lt(DSL.field(
                            "{0} - {1} * interval '1 day'",
                            SQLDataType.TIMESTAMPWITHTIMEZONE, NOW, DSL.val(DAYS_KEPT))))
                    .execute();
            return transaction
                    .insertInto(NOTICE)
                    .set(NOTICE.TEXT, content.text())
                    .set(NOTICE.FIRST_DAY, content.first())
                    .set(NOTICE.LAST_DAY, content.last())
                    .returningResult(COLUMNS)
                    .fetchSingle(DatabaseNotices::notice);
        });
    }

    @Override
    public Optional<DayNotice> change(DayNotice seen, NoticeContent content) {
        return dsl.update(NOTICE)
                .set(NOTICE.TEXT, content.text())
                .set(NOTICE.FIRST_DAY, content.first())
                .set(NOTICE.LAST_DAY, content.last())
                .set(NOTICE.VERSION, NOTICE.VERSION.plus(1))
                .set(NOTICE.WRITTEN_BY, WRITER)
                .set(NOTICE.WRITTEN_AT, NOW)
                .where(NOTICE.ID.eq(seen.id()))
                .and(NOTICE.VERSION.eq(seen.version()))
                .and(NOTICE.REMOVED_AT.isNull())
                .returningResult(COLUMNS)
                .fetchOptional(DatabaseNotices::notice);
    }

    @Override
    public Optional<DayNotice> remove(long id) {
        return dsl.update(NOTICE)
                .set(NOTICE.REMOVED_AT, NOW)
                .where(NOTICE.ID.eq(id))
                .and(NOTICE.REMOVED_AT.isNull())
                .returningResult(COLUMNS)
                .fetchOptional(DatabaseNotices::notice);
    }

    @Override
    public boolean restore(long id) {
        return dsl.update(NOTICE)
                        .setNull(NOTICE.REMOVED_AT)
                        .where(NOTICE.ID.eq(id))
                        .and(NOTICE.REMOVED_AT.isNotNull())
                        .execute()
                > 0;
    }
}
