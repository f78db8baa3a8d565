package clinic.frontdesk.catalog;

/**
 * A service as the clinic's database has it, valid or not; {@link ServiceProblems} defines what may be saved.
 *
 * @param id never changes
 * @param code never changes; the legacy type's name where the service has one
 * @param name as patients read it
 * @param durationMinutes the treatment, in minutes
 * @param bufferMinutes what has to stay free after the treatment, in minutes
 * @param active whether it can be booked
 * @param displayOrder lower comes first
 */
public record Service(
        String id,
        String code,
        String name,
        int durationMinutes,
        int bufferMinutes,
        boolean active,
        int displayOrder) {}
