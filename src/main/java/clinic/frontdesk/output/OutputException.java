package clinic.frontdesk.output;

import clinic.frontdesk.text.Text;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A document could not be made. No file is left behind, and nothing was recorded. */
public final class OutputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final OutputProblem problem;
    private final String about;

    public OutputException(OutputProblem problem, String about) {
        this(problem, about, null);
    }

    /** @param about the file, the id or the printer */
    public OutputException(OutputProblem problem, String about, @Nullable Throwable cause) {
        super(problem.name(), cause);
        this.problem = problem;
        this.about = about;
    }

    public OutputProblem problem() {
        return problem;
    }

    /** One sentence. */
    public Text text() {
        return Text.of(problem.key(), about);
    }
}
