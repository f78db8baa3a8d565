package clinic.frontdesk.search;

/**
 * A part of a shown text that matches what is typed.
 *
 * @param start the index of its first character
 * @param end the index after its last character
 */
public record MatchedRange(int start, int end) {}
