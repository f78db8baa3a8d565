package clinic.frontdesk.upgrade;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The migrations of a program that is a module of its own Java runtime, which Flyway cannot list by itself. */
final class PackagedScripts implements ResourceProvider {

    private static final String FOLDER = "/sql/";

    private final List<String> names;

    private PackagedScripts(List<String> names) {
        this.names = names;
    }

    /** Empty if the program runs from jars or folders of classes. */
    static Optional<ResourceProvider> inImage() {
        Module module = PackagedScripts.class.getModule();
        if (!module.isNamed()) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create("jrt:/" + module.getName() + FOLDER)))) {
            return Optional.of(new PackagedScripts(
                    files.map(file -> file.getFileName().toString()).sorted().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return names.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return names.stream()
                .filter(name ->
                        name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                .<LoadableResource>map(Script::new)
                .toList();
    }

    private static final class Script extends LoadableResource {

        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new StringReader(Scripts.read(FOLDER + name));
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public @Nullable String getAbsolutePathOnDisk() {
            return null;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
