package clinic.frontdesk.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes the arguments as UTF-8. In the C locale, as in many containers and timers, Java decodes every byte outside ASCII
 * as a replacement character, which loses a Korean name; Linux still has the bytes.
 */
public final class TypedArguments {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final String LOST = "\uFFFD";

    private TypedArguments() {}

    /** The arguments of {@code main}, decoded again from the process where Java could not decode them. */
    public static String[] of(String[] given) {
        if (Arrays.stream(given).noneMatch(argument -> argument.contains(LOST)) || !Files.isReadable(COMMAND_LINE)) {
            return given;
        }
        try {
            return readAgain(Files.readAllBytes(COMMAND_LINE), given);
        } catch (IOException e) {
            return given;
        }
    }

    /**
     * Decodes the last arguments of a command line.
     *
     * @param commandLine program and arguments, each ended by a zero byte
     * @param given the same arguments as Java decoded them; returned unchanged where they do not agree with the command line
     */
    static String[] readAgain(byte[] commandLine, String[] given) {
        List<String> all = List.of(new String(commandLine, StandardCharsets.UTF_8).split("\0", -1));
        int end = all.size() - 1;
        int start = end - given.length;
        if (start < 1) {
            return given;
        }
        String[] typed = all.subList(start, end).toArray(String[]::new);
        for (int i = 0; i < given.length; i++) {
            if (!given[i].contains(LOST) && !given[i].equals(typed[i])) {
                return given;
            }
        }
        return typed;
    }
}
