package clinic.frontdesk.output.ui;

import clinic.frontdesk.ui.DesktopServices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A desktop whose user chooses a folder, keeps the name that is suggested, or cancels. */
public final class ChosenFiles implements DesktopServices {

    private final List<String> suggested = new ArrayList<>();
    private @Nullable Path folder;

    /** Chooses a folder from now on; null cancels. */
    public void choose(@Nullable Path chosen) {
        folder = chosen;
    }

    /** The names that were suggested. */
    public List<String> suggested() {
        return suggested;
    }

    @Override
    public boolean show(Path page) {
        return false;
    }

    @Override
    public void copy(String text) {}

    @Override
    public Optional<Path> chooseFile(String name) {
        suggested.add(name);
        return Optional.ofNullable(folder).map(chosen -> chosen.resolve(name));
    }
}
