package clinic.frontdesk.architecture.violating.schedule;

import java.sql.ResultSet;

/** A rule that reads the database. */
public record Hours(ResultSet rows) {}
