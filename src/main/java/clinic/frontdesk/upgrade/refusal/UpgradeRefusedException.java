package clinic.frontdesk.upgrade.refusal;

import java.io.Serial;

/** The upgrade does not run; the refusal says why. */
public final class UpgradeRefusedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient UpgradeRefusal refusal;

    /** Carries the refusal; its sentence is the message. */
    public UpgradeRefusedException(UpgradeRefusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /** Why. */
    public UpgradeRefusal refusal() {
        return refusal;
    }
}
