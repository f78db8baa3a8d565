package clinic.frontdesk.ui;

/**
 * A part of the window that asks {@link clinic.frontdesk.text.Privacy} for each text about a person, and makes its texts again
 * when that changes. Other parts that show people's data are taken out of the window while people are hidden.
 */
public interface HidesPeople {}
