package clinic.frontdesk.catalog;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.catalog.Catalog.BadOpening;
import clinic.frontdesk.catalog.Catalog.NotSetUp;
import clinic.frontdesk.catalog.SetUpOutcome.Linked;
import clinic.frontdesk.database.UtcTimestamps;
import clinic.frontdesk.database.WebsiteEnum;
import clinic.frontdesk.hours.ListedOpening;
import clinic.frontdesk.hours.OpeningHoursList;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.tables.frontdesk.routines.LinkBatch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.Records;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** {@link Services} on the clinic's database. */
public final class ServiceRepository implements Services {

    /** Reservations linked in one transaction; each locks their days. */
    private static final int PAGE = 1000;

    private final DSLContext dsl;

    public ServiceRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Catalog list() {
        List<Service> services = all(dsl)
                // The website allows equal positions.
                .orderBy(SERVICES.DISPLAYORDER, SERVICES.NAME, SERVICES.ID)
                .fetch(Records.mapping(Service::new));
        Field<String> type = RESERVATIONS.SERVICE.cast(SQLDataType.CLOB).as("type");
        Map<String, Integer> waiting = dsl.select(type, DSL.count())
                .from(RESERVATIONS)
                .where(RESERVATIONS.SERVICEID.isNull())
                .groupBy(type)
                .fetchMap(type, DSL.count());
        List<NotSetUp> notSetUp = new ArrayList<>();
        // The types that the desk knows, and those that the website's people have added and used.
        Set<String> codes = new LinkedHashSet<>(WebsiteEnum.SERVICE_TYPE.labels());
        codes.addAll(new TreeSet<>(waiting.keySet()));
        for (String code : codes) {
            int waits = waiting.getOrDefault(code, 0);
            boolean begun = services.stream().anyMatch(service -> service.code().equals(code));
            if (!begun || waits > 0) {
                notSetUp.add(new NotSetUp(code, LegacyService.nameOf(code), waits, begun));
            }
        }
        return new Catalog(services, notSetUp, badOpenings(services));
    }

    private List<BadOpening> badOpenings(List<Service> services) {
        return new OpeningHoursList(dsl)
                .all().stream()
                        .filter(ListedOpening::hasProblem)
                        .map(row -> new BadOpening(
                                nameOf(services, row.hours().serviceId()),
                                row.hours().dayOfWeek(),
                                row.hours().startTime(),
                                row.hours().endTime(),
                                row.problem().codes().getFirst()))
                        .toList();
    }

    private static @Nullable String nameOf(List<Service> services, @Nullable String serviceId) {
        return services.stream()
                .filter(service -> service.id().equals(serviceId))
                .map(Service::name)
                .findFirst()
                .orElse(null);
    }

    @Override
    public SaveOutcome save(Service loaded, Service wanted) {
        if (!loaded.id().equals(wanted.id())
                || !loaded.code().equals(wanted.code())
                || !ServiceProblems.none(wanted.name(), wanted.durationMinutes(), wanted.bufferMinutes())) {
            throw new IllegalArgumentException("not a valid service: " + wanted);
        }
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            // One statement compares and writes: it waits for another writer of the row, then compares with what that
            // one wrote.
            int written = transaction
                    .update(SERVICES)
                    .set(SERVICES.NAME, wanted.name())
                    .set(SERVICES.DURATIONMINUTES, wanted.durationMinutes())
                    .set(SERVICES.BUFFERMINUTES, wanted.bufferMinutes())
                    .set(SERVICES.ISACTIVE, wanted.active())
                    .set(SERVICES.DISPLAYORDER, wanted.displayOrder())
                    .set(SERVICES.UPDATEDAT, UtcTimestamps.NOW)
                    .where(SERVICES.ID.eq(loaded.id()))
                    .and(SERVICES.CODE.eq(loaded.code()))
                    .and(SERVICES.NAME.eq(loaded.name()))
                    .and(SERVICES.DURATIONMINUTES.eq(loaded.durationMinutes()))
                    .and(SERVICES.BUFFERMINUTES.eq(loaded.bufferMinutes()))
                    .and(SERVICES.ISACTIVE.eq(loaded.active()))
                    .and(SERVICES.DISPLAYORDER.eq(loaded.displayOrder()))
                    .execute();
            if (written == 1) {
                return new SaveOutcome.Saved(wanted);
            }
            Service current = byId(transaction, loaded.id());
            if (current == null) {
                return new SaveOutcome.Deleted();
            }
            // The answer to an earlier try was lost, or another client wrote the same.
            return current.equals(wanted) ? new SaveOutcome.Saved(current) : new SaveOutcome.ChangedElsewhere(current);
        });
    }

    @Override
    public SetUpOutcome setUp(
            String code, String name, int durationMinutes, int bufferMinutes, boolean active, BooleanSupplier stop) {
        if (!WebsiteEnum.SERVICE_TYPE.labels().contains(code)
                && !dsl.fetchExists(
                        RESERVATIONS,
                        RESERVATIONS.SERVICE.cast(SQLDataType.CLOB).eq(code))) {
            throw new IllegalArgumentException("not a type of reservations: " + code);
        }
        if (!ServiceProblems.none(name, durationMinutes, bufferMinutes)) {
            throw new IllegalArgumentException("not a valid service: " + code);
        }
        int inserted = dsl.insertInto(SERVICES)
                .set(SERVICES.ID, UUID.randomUUID().toString())
                .set(SERVICES.CODE, code)
                .set(SERVICES.NAME, name)
                .set(SERVICES.DURATIONMINUTES, durationMinutes)
                .set(SERVICES.BUFFERMINUTES, bufferMinutes)
                .set(SERVICES.ISACTIVE, active)
                .set(
                        SERVICES.DISPLAYORDER,
                        DSL.field(DSL.select(DSL.coalesce(DSL.max(SERVICES.DISPLAYORDER), DSL.inline(0))
                                        .plus(1))
                                .from(SERVICES)))
                .set(SERVICES.CREATEDAT, UtcTimestamps.NOW)
                .set(SERVICES.UPDATEDAT, UtcTimestamps.NOW)
                .onConflict(SERVICES.CODE)
                .doNothing()
                .execute();
        Service service = all(dsl).where(SERVICES.CODE.eq(code)).fetchSingle(Records.mapping(Service::new));
        Linked linked = link(service, stop);
        return inserted == 1
                ? new SetUpOutcome.Created(service, linked)
                : new SetUpOutcome.AlreadyThere(service, linked);
    }

    @Override
    public RemoveOutcome remove(Service unused) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            // Locked against bookings too, which the next statement then sees.
            Service current = all(transaction)
                    .where(SERVICES.ID.eq(unused.id()))
                    .forUpdate()
                    .fetchOne(Records.mapping(Service::new));
            if (current == null) {
                return RemoveOutcome.REMOVED;
            }
            if (!current.equals(unused)) {
                return RemoveOutcome.CHANGED;
            }
            if (ServiceUses.any(transaction, unused)) {
                return RemoveOutcome.IN_USE;
            }
            transaction.deleteFrom(SERVICES).where(SERVICES.ID.eq(unused.id())).execute();
            return RemoveOutcome.REMOVED;
        });
    }

    /** Rows that other sessions have locked are left, and met again in another pass as long as a pass links any. */
    private Linked link(Service service, BooleanSupplier stop) {
        int linked = 0;
        while (true) {
            int before = linked;
            String last = null;
            do {
                String after = last;
                LinkBatch page = dsl.transactionResult(
                        configuration -> Routines.linkBatch(configuration, service.id(), after, PAGE));
                Integer count = page.getLinked();
                linked += count == null ? 0 : count;
                last = page.getLastId();
            } while (last != null && !stop.getAsBoolean());
            boolean unfinished = anyUnlinked(service.code());
            if (last != null || !unfinished || linked == before) {
                return new Linked(linked, unfinished);
            }
        }
    }

    private boolean anyUnlinked(String code) {
        return dsl.fetchExists(DSL.selectOne()
                .from(RESERVATIONS)
                .where(RESERVATIONS.SERVICEID.isNull())
                .and(RESERVATIONS.SERVICE.cast(SQLDataType.CLOB).eq(code)));
    }

    private static @Nullable Service byId(DSLContext transaction, String id) {
        return all(transaction).where(SERVICES.ID.eq(id)).fetchOne(Records.mapping(Service::new));
    }

    private static SelectJoinStep<Record7<String, String, String, Integer, Integer, Boolean, Integer>> all(
            DSLContext dsl) {
        return dsl.select(
                        SERVICES.ID,
                        SERVICES.CODE,
                        SERVICES.NAME,
                        SERVICES.DURATIONMINUTES,
                        SERVICES.BUFFERMINUTES,
                        SERVICES.ISACTIVE,
                        SERVICES.DISPLAYORDER)
                .from(SERVICES);
    }
}
