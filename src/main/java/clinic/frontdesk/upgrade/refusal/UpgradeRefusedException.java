package clinic.frontdesk.upgrade.refusal;

import java.io.Serial;

/** The upgrade does not run, for the reason of the refusal. */
public final class UpgradeRefusedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient UpgradeRefusal refusal;

    /** An exception whose message is the sentence of the refusal. */
    public UpgradeRefusedException(UpgradeRefusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /** The reason. */
    public UpgradeRefusal refusal() {
        return refusal;
    }
}
