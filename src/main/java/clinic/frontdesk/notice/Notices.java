package clinic.frontdesk.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The notices of the days. Every call goes to the database and blocks. */
public interface Notices {

    /** The most notices that are read at once. */
    int MOST = 500;

    /** The notices whose last day is a day or later, by their first day and then as they were written; at most {@value #MOST}. */
    List<DayNotice> from(LocalDate day);

    DayNotice add(NoticeContent content);

    /**
     * Changes a notice.
     *
     * @param seen the notice as it was read
     * @return the notice as it is now; empty where it was changed or removed since, and then nothing is written
     */
    Optional<DayNotice> change(DayNotice seen, NoticeContent content);

    /**
     * Removes a notice.
     *
     * @return the notice as it was; empty where there is none
     */
    Optional<DayNotice> remove(long id);

    /**
     * Puts a removed notice back.
     *
     * @return false where it was not removed, or is gone for good
     */
    boolean restore(long id);
}
