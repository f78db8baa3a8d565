package clinic.frontdesk.backup;

/**
 * What a table's rows were, whatever their order.
 *
 * @param table schema and name, such as {@code public.reservations}
 * @param hash two sums, with different seeds, of every row's hash; made by the server
 */
public record TableProof(String table, long rows, String hash) {}
