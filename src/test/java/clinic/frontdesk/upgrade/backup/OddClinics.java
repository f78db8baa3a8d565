package clinic.frontdesk.upgrade.backup;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.Databases;
import java.util.ArrayList;
import java.util.List;

/** Clinics with all that a text format can trip over, and with additions of the website's own. */
final class OddClinics {

    /** Rows of {@code reservations} in each of them. */
    static final long RESERVATIONS = 7;

    private OddClinics() {}

    /** As the website made it. */
    static TestDatabase legacy() {
        return fill(TestDatabase.legacy());
    }

    /** The same, upgraded by the desk. */
    static TestDatabase upgraded() throws Exception {
        TestDatabase database = legacy();
        Databases.upgrade(database);
        return database;
    }

    /** Upgraded by the website's own scripts, with its closures; their period is of the given type. */
    static TestDatabase website(String closurePeriod) {
        return website(legacy(), closurePeriod);
    }

    /** Makes an empty legacy clinic an odd one. */
    static TestDatabase fill(TestDatabase legacy) {
        return legacy.run(ADDITIONS).run(ROWS);
    }

    /** Upgrades a legacy clinic as the website does. */
    static TestDatabase website(TestDatabase legacy, String closurePeriod) {
        return legacy.run(WEBSITE.replace("PERIOD_OF_CLOSURES", closurePeriod));
    }

    /** Takes out of the database what a backup does not cover, so that what is left can be compared whole. */
    static void dropWhatIsNotCovered(TestDatabase database) {
        database.run("""
            ALTER TABLE public.reservations DROP CONSTRAINT "reservations_userId_fkey";
            DROP TABLE public.users;
            DROP TYPE public."NobodysOwn";
            DROP FUNCTION public.nobodys_own() CASCADE;
            """);
    }

    /** All that stands in the two schemas: structure, rows, and where numbers go on. */
    static List<String> all(TestDatabase database) {
        List<String> all = new ArrayList<>(Databases.dump(database));
        all.addAll(Databases.structure(database, "frontdesk"));
        for (String table : Databases.rows(
                database,
                "SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname IN ('public', 'frontdesk') AND c.relkind IN ('r', 'S')"
                        + " ORDER BY n.nspname, c.relname")) {
            String values = table.endsWith("_seq") || table.endsWith("_seq\"") ? "last_value, is_called" : "t.*";
            for (String row :
                    Databases.rows(database, "SELECT ROW(" + values + ")::text FROM " + table + " AS t ORDER BY 1")) {
                all.add(table + " " + row);
            }
        }
        all.addAll(Databases.rows(
                database,
                "SELECT 'comment', pg_describe_object(classoid, objoid, objsubid), description FROM pg_description"
                        + " WHERE objoid >= 16384 AND pg_describe_object(classoid, objoid, objsubid)"
                        + " ~ '(frontdesk|reservations)' ORDER BY 2"));
        return all;
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
        CREATE FUNCTION public.nobodys_own() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER nobodys_own BEFORE INSERT ON public.reservations
            FOR EACH ROW EXECUTE FUNCTION public.nobodys_own();
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

    private static final String WEBSITE = """
        CREATE TYPE public."Period" AS ENUM ('MORNING', 'AFTERNOON');
        CREATE TYPE public."DayOfWeek" AS ENUM
            ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');
        CREATE TABLE public.services (id text PRIMARY KEY, code varchar(50) NOT NULL UNIQUE, name varchar(100) NOT NULL,
            description text, category varchar(50), "durationMinutes" integer NOT NULL,
            "bufferMinutes" integer NOT NULL DEFAULT 10, "isActive" boolean NOT NULL DEFAULT true,
            "displayOrder" integer NOT NULL DEFAULT 0, "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
            "updatedAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
        CREATE INDEX ON public.services ("isActive", "displayOrder");
        CREATE INDEX ON public.services (category);
        INSERT INTO public.services (id, code, name, "durationMinutes")
        VALUES ('s1', 'WRINKLE_BOTOX', '보톡스', 20), ('s2', 'SKIN_CARE', '피부', 40);
        CREATE TABLE public.clinic_time_slots (id text PRIMARY KEY,
            "serviceId" text REFERENCES public.services ON DELETE SET NULL ON UPDATE CASCADE,
            "dayOfWeek" public."DayOfWeek" NOT NULL, period public."Period" NOT NULL, "startTime" varchar(5) NOT NULL,
            "endTime" varchar(5) NOT NULL, "slotInterval" integer NOT NULL DEFAULT 30,
            "maxConcurrent" integer NOT NULL DEFAULT 1, "isActive" boolean NOT NULL DEFAULT true,
            "effectiveFrom" date, "effectiveUntil" date,
            "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" timestamp(3) NOT NULL);
        INSERT INTO public.clinic_time_slots (id, "dayOfWeek", period, "startTime", "endTime", "updatedAt")
        VALUES ('t1', 'SATURDAY', 'MORNING', '10:00', '13:00', '2025-01-01');
        ALTER TABLE public.reservations
            ADD COLUMN "serviceId" text REFERENCES public.services ON DELETE SET NULL ON UPDATE CASCADE,
            ADD COLUMN "serviceName" varchar(100), ADD COLUMN "estimatedDuration" integer,
            ADD COLUMN period public."Period", ADD COLUMN "timeSlotStart" varchar(5),
            ADD COLUMN "timeSlotEnd" varchar(5);
        ALTER TABLE public.service_reservation_limits ADD COLUMN "serviceId" text REFERENCES public.services,
            ADD COLUMN "dailyLimitMinutes" integer, ADD COLUMN reason text, ADD COLUMN "updatedBy" text;
        CREATE TABLE public.manual_time_closures (id text PRIMARY KEY, closure_date date NOT NULL, period PERIOD_OF_CLOSURES NOT NULL,
            time_slot_start varchar(5) NOT NULL, time_slot_end varchar(5), service_id text, reason text,
            created_by varchar(255) NOT NULL, is_active boolean NOT NULL DEFAULT true,
            created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(),
            UNIQUE (closure_date, period, time_slot_start, service_id));
        INSERT INTO public.manual_time_closures (id, closure_date, period, time_slot_start, created_by)
        VALUES ('c1', '2025-06-09', 'MORNING', '09:00', 'manager'), ('c2', '2025-06-09', 'MORNING', '09:00', 'twice');
        UPDATE public.reservations SET "serviceId" = 's1', "serviceName" = '옛 이름', "estimatedDuration" = 30,
            period = 'MORNING', "timeSlotStart" = '09:30', "timeSlotEnd" = '10:10' WHERE id = 'plain';
        """;
}
