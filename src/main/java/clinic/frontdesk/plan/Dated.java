package clinic.frontdesk.plan;

import java.time.LocalDate;

/** A value of one day. */
record Dated<T>(LocalDate day, T value) {}
