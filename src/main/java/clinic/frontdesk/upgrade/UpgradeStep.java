package clinic.frontdesk.upgrade;

/** What an upgrade is doing, in order. */
public enum UpgradeStep {
    LOOK,
    BACK_UP,
    EXPAND,
    FILL,
    FLAG,
    VERIFY
}
