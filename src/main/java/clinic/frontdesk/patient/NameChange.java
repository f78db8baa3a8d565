package clinic.frontdesk.patient;

/** Another name and phone for one reservation, as they stand in its row before and after. */
public record NameChange(
        String reservationId, String nameBefore, String phoneBefore, String nameAfter, String phoneAfter) {

    NameChange undone() {
        return new NameChange(
                reservationId,
                /* nameBefore= */ nameAfter,
                /* phoneBefore= */ phoneAfter,
                /* nameAfter= */ nameBefore,
                /* phoneAfter= */ phoneBefore);
    }
}
