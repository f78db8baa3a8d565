package clinic.frontdesk.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The program's version and the commit that it was built from, which the build writes. */
public final class ProgramVersion implements IVersionProvider {

    private static final String UNKNOWN = "unknown";

    @Override
    public String[] getVersion() {
        return new String[] {text(ProgramVersion.class.getResourceAsStream("/clinic/frontdesk/version.properties"))};
    }

    /** The line to print; a program that was not built by the build has no such file. */
    static String text(@Nullable InputStream file) {
        Properties written = new Properties();
        if (file != null) {
            try (file) {
                written.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return "frontdesk " + written.getProperty("version", UNKNOWN) + " (commit "
                + written.getProperty("commit", UNKNOWN) + ")";
    }
}
