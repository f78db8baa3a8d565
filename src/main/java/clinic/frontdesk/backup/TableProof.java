package clinic.frontdesk.backup;

/**
 * The number and hash of the rows of a table, independent of their order.
 *
 * @param table schema and name, such as {@code public.reservations}
 * @param hash two sums of the hashes of all rows, with different seeds, computed by the server
 */
public record TableProof(String table, long rows, String hash) {}
