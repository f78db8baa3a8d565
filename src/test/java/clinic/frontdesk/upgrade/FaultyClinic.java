package clinic.frontdesk.upgrade;

import clinic.frontdesk.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The clinics of tests with faults, and what these tests share. */
final class FaultyClinic {

    /** Rows of one transaction in the large clinic, few enough that its fill takes a while. */
    static final int BATCH = 8;

    private static final int LARGE = 1_200;

    private FaultyClinic() {}

    /** A hundred reservations, of every kind that an upgrade treats differently. */
    static TestDatabase small(TestDatabase legacy) {
        return with(100, legacy);
    }

    /** So many that filling them in batches of {@link #BATCH} takes a second or more. */
    static TestDatabase large(TestDatabase legacy) {
        return with(LARGE, legacy);
    }

    private static TestDatabase with(int reservations, TestDatabase legacy) {
        return legacy.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "createdAt", "statusChangedAt", "updatedAt")
            SELECT 'r' || lpad(i::text, 6, '0'), '김하나', '010-1234-5678', '1990-01-02', 'FEMALE', 'FIRST_VISIT',
                   date '2025-06-02' + i / 10,
                   CASE WHEN i %% 9 = 0 THEN '나중에' ELSE 9 + i %% 8 || ':' || lpad((i %% 3 * 20)::text, 2, '0') END,
                   (ARRAY ['PENDING', 'CONFIRMED', 'CANCELLED'])[1 + i %% 3]::"ReservationStatus",
                   (ARRAY ['WRINKLE_BOTOX', 'VOLUME_LIFTING', 'SKIN_CARE', 'BODY_CARE'])[1 + i %% 4]::"ServiceType",
                   timestamp '2025-06-01 01:02:03.456' + i * interval '1 second',
                   '2025-06-01 01:02:03.456', '2025-06-01 01:02:03.456'
            FROM generate_series(0, %d) AS i;
            ANALYZE;
            """.formatted(reservations - 1));
    }

    /** One of several inputs to try. */
    interface Trial<T> {
        void run(T thing) throws Exception;
    }

    /** Tries each input, two at a time; fails at the end with all failures. */
    static <T> void twoAtATime(List<T> things, Trial<T> trial) throws Exception {
        List<Callable<T>> trials = new ArrayList<>();
        for (T thing : things) {
            trials.add(() -> {
                trial.run(thing);
                return thing;
            });
        }
        AssertionError failed = new AssertionError("not as it should be");
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (Future<T> tried : pool.invokeAll(trials)) {
                try {
                    tried.get();
                } catch (ExecutionException e) {
                    failed.addSuppressed(e.getCause());
                }
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }
}
