package clinic.frontdesk.upgrade;

/** What an upgrade is doing, in order. */
public enum UpgradeStep {
    LOOK,
    EXPAND,
    FILL,
    FLAG,
    VERIFY
}
