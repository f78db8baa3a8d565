package clinic.frontdesk.calls;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One call, or a note without one.
 *
 * @param answer null for a note
 * @param remark what the desk wrote; may be empty
 * @param at the clinic's wall clock
 * @param desk who recorded it: the user and the machine
 */
public record CallEntry(@Nullable CallAnswer answer, String remark, LocalDateTime at, String desk) {}
