package clinic.frontdesk.output.calendar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes lines of a calendar file in UTF-8, folded after 75 octets at most, never inside a character (RFC 5545, 3.1). */
final class FoldedLines {

    private static final int MOST_OCTETS = 75;
    private static final byte[] FOLD = {'\r', '\n', ' '};
    private static final byte[] END = {'\r', '\n'};

    private final OutputStream out;

    FoldedLines(OutputStream out) {
        this.out = out;
    }

    /** Writes unfolded lines, each ended by CR LF. */
    void write(String lines) throws IOException {
        for (String line : lines.split("\r\n", -1)) {
            if (!line.isEmpty()) {
                fold(line);
            }
        }
    }

    private void fold(String line) throws IOException {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        int start = 0;
        // The blank that begins a further line counts.
        int room = MOST_OCTETS;
        while (octets.length - start > room) {
            int end = start + room;
            while (continues(octets[end])) {
                end--;
            }
            out.write(octets, start, end - start);
            out.write(FOLD);
            start = end;
            room = MOST_OCTETS - 1;
        }
        out.write(octets, start, octets.length - start);
        out.write(END);
    }

    /** Whether an octet is inside a character. */
    private static boolean continues(byte octet) {
        return (octet & 0xC0) == 0x80;
    }
}
