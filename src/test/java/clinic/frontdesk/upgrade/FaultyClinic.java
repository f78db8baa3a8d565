package clinic.frontdesk.upgrade;

import clinic.frontdesk.TestDatabase;

/** Reservations of every kind that an upgrade treats differently, for a legacy database that will see faults. */
final class FaultyClinic {

    private FaultyClinic() {}

    /** A hundred reservations. */
    static TestDatabase small(TestDatabase legacy) {
        return with(100, legacy);
    }

    /** So many reservations, on as many days that each has ten. */
    static TestDatabase with(int reservations, TestDatabase legacy) {
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
}
