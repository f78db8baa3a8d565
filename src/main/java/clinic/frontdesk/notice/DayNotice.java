package clinic.frontdesk.notice;

/**
 * A notice of one day or more.
 *
 * @param version counts its edits
 */
public record DayNotice(long id, int version, NoticeContent content) {}
