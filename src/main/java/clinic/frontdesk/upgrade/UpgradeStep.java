package clinic.frontdesk.upgrade;

/** The steps of an upgrade, in order. */
public enum UpgradeStep {
    LOOK,
    BACK_UP,
    EXPAND,
    FILL,
    FLAG,
    VERIFY
}
