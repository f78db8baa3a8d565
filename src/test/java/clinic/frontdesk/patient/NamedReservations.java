package clinic.frontdesk.patient;

import clinic.frontdesk.TestDatabase;
import org.jooq.impl.DSL;

/** Reservations as the website writes them, for tests of the index of patients. */
final class NamedReservations {

    private final TestDatabase database;

    NamedReservations(TestDatabase database) {
        this.database = database;
    }

    /** Inserts a confirmed reservation at 10:00. */
    NamedReservations add(String id, String name, String phone, String birth, String day) {
        return add(id, name, phone, birth, day, "CONFIRMED");
    }

    NamedReservations add(String id, String name, String phone, String birth, String day, String status) {
        database.dsl()
                .execute(
                        "INSERT INTO public.reservations (id, \"patientName\", phone, \"birthDate\", gender,"
                                + " \"treatmentType\", service, \"preferredDate\", \"preferredTime\", status,"
                                + " \"updatedAt\") VALUES ({0}, {1}, {2}, {3}::timestamp, 'FEMALE', 'FIRST_VISIT',"
                                + " 'WRINKLE_BOTOX', {4}::date, '10:00', {5}::\"ReservationStatus\", now())",
                        DSL.val(id), DSL.val(name), DSL.val(phone), DSL.val(birth), DSL.val(day), DSL.val(status));
        return this;
    }

    /** Changes a column of a reservation. */
    NamedReservations change(String id, String assignment) {
        database.run("UPDATE public.reservations SET " + assignment + " WHERE id = '" + id + "'");
        return this;
    }
}
