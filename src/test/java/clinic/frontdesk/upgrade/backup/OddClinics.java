package clinic.frontdesk.upgrade.backup;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.Databases;

/** Clinics with all that a text format can trip over, and with additions of the website's own. */
final class OddClinics {

    /** Rows of {@code reservations} in each of them. */
    static final long RESERVATIONS = 7;

    private OddClinics() {}

    /** As the website made it. */
    static TestDatabase legacy() {
        return TestDatabase.legacy().run(ADDITIONS).run(ROWS);
    }

    /** The same, upgraded by the desk. */
    static TestDatabase upgraded() throws Exception {
        TestDatabase database = legacy();
        Databases.upgrade(database);
        return database;
    }

    /** What the website's developers and the clinic's administrator added of their own. */
    private static final String ADDITIONS = """
        ALTER TYPE public."ServiceType" ADD VALUE 'LASER''S "NEW"';
        CREATE TYPE public."Mood" AS ENUM ('\\tired', 'o''k', '웃음');
        CREATE TYPE public."NobodysOwn" AS ENUM ('A');
        ALTER TABLE public.reservations
            ADD COLUMN "extra ""quoted"" column" jsonb DEFAULT '{"a": "b\\\\c"}',
            ADD COLUMN moods public."Mood"[] DEFAULT '{}',
            ADD COLUMN amount numeric(10, 2),
            ADD COLUMN ratio double precision,
            ADD COLUMN raw bytea,
            ADD COLUMN number serial,
            ADD COLUMN gone text,
            ADD COLUMN loud text GENERATED ALWAYS AS (upper(id)) STORED,
            ADD CONSTRAINT "amount is never negative" CHECK (amount >= 0);
        ALTER TABLE public.reservations DROP COLUMN gone;
        CREATE INDEX "an index of ours; --" ON public.reservations (lower("patientName")) WHERE amount > 0;
        CREATE TABLE public.users (id text PRIMARY KEY, secret text NOT NULL);
        INSERT INTO public.users VALUES ('u1', 'not the desk''s to copy');
        ALTER TABLE public.reservations ADD COLUMN "userId" text REFERENCES public.users (id);
        COMMENT ON TABLE public.reservations IS 'It''s the clinic''s; not ours';
        """;

    private static final String ROWS = """
        INSERT INTO public.reservations (id, "patientName", phone, email, "birthDate", gender, "treatmentType",
            "preferredDate", "preferredTime", status, notes, "adminNotes", "createdAt", "updatedAt", "statusChangedAt",
            "statusChangedBy", service, moods, amount, ratio, raw, "userId")
        SELECT id, name, '010-0000-0000', email, '1990-01-02', 'FEMALE', 'FIRST_VISIT', day::date, time, 'CONFIRMED',
               note, NULL, stamp::timestamp, stamp::timestamp, stamp::timestamp, '', service::public."ServiceType",
               moods::public."Mood"[], 0.10, ratio::float8, raw::bytea, 'u1'
        FROM (VALUES
            ('plain', '김하나', NULL, '2025-06-02', '09:30', 'note', '2025-06-01 01:02:03.456', 'WRINKLE_BOTOX', NULL,
             '0.1', NULL),
            ('it''s "quoted"', E'back\\\\slash', 'N', '2025-06-02', E'\\t14:00', E'tab\\there\\nline\\r\\nend',
             '1900-01-01', 'SKIN_CARE', '{}', '1e308', E'\\\\x00ff0a'),
            (E'\\\\.', E'\\\\N', E'\\\\n', '9999-12-31', '오후 2시', E'\\\\', '9999-12-31 23:59:59.999', 'BODY_CARE',
             E'{"\\\\\\\\tired",o''k}', 'NaN', ''),
            ('', ' ', '', '0001-01-01', '', E'\\u0001\\b\\f\\u000b\\u007f', '0001-01-01 BC', 'OTHER_CONSULTATION',
             '{웃음,NULL}', '-Infinity', E'\\\\x5c'),
            ('😀👩‍⚕️', '𠮷野家', E'\\u00a0', '2025-06-03', '９：３０', repeat('길다 ', 20000), '2025-06-01',
             'LASER''S "NEW"', NULL, '5e-324', NULL),
            ('a,b;c|d', '{"json": [1]}', '(1,2)', '2025-06-03', '24:00', '"', '2025-06-01', 'VOLUME_LIFTING', '{}',
             '-0', NULL),
            ('$1 ? :name {0} %s', '--; DROP TABLE', '/*', '2025-06-03', '25:00', '$$', 'infinity', 'WRINKLE_BOTOX',
             NULL, NULL, NULL)
        ) AS odd (id, name, email, day, time, note, stamp, service, moods, ratio, raw);
        INSERT INTO public.service_reservation_limits (id, "serviceType", "updatedAt")
        VALUES ('limit', 'LASER''S "NEW"', '2025-01-01');
        """;
}
