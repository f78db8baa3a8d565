package clinic.frontdesk.commands;

import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.output.paper.PaperRequest;
import clinic.frontdesk.output.paper.PaperRequest.CallsPaper;
import clinic.frontdesk.output.paper.PaperRequest.DayPaper;
import clinic.frontdesk.output.paper.PaperRequest.SlipPaper;
import clinic.frontdesk.output.paper.PaperRequest.WeekPaper;
import clinic.frontdesk.output.paper.Papers;
import clinic.frontdesk.output.paper.RenderedPaper;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "print",
        description =
                "Saves or prints a document: the day's sheet, the week, the calling list of a day, or a slip for a"
                        + " patient. Each one is recorded.")
final class PrintCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    /** What to print. */
    private enum Paper {
        DAY,
        WEEK,
        CALLS,
        SLIP
    }

    /** The order of the day's sheet. */
    private enum Order {
        TIME,
        LANE
    }

    @Option(names = "--what", required = true, paramLabel = "WHAT", description = "day, week, calls or slip.")
    private Paper what = Paper.DAY;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The day, or a day of the week, as 2026-11-30; not for a slip.")
    private @Nullable LocalDate date;

    @Option(names = "--by", paramLabel = "ORDER", description = "The day's sheet by time (the default) or by lane.")
    private @Nullable Order by;

    @Option(names = "--memos", description = "The day's sheet with the patients' requests and the clinic's memos.")
    private boolean memos;

    @Option(names = "--reservation", paramLabel = "ID", description = "The reservation of a slip.")
    private @Nullable String reservation;

    @Option(names = "--pdf", paramLabel = "FILE", description = "The file to write.")
    private @Nullable Path pdf;

    @Option(
            names = "--printer",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "",
            description = "Prints on this printer instead, or on the default one.")
    private @Nullable String printer;

    @Mixin
    private final DocumentOptions document = new DocumentOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    PrintCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        PaperRequest request = request();
        if (!Typed.oneOf(pdf, printer)) {
            throw new BadInputException("Option --pdf: give either --pdf FILE or --printer.");
        }
        try (ClinicFeatures clinic = desk.open()) {
            Papers papers = clinic.papers();
            RenderedPaper paper = papers.render(request, document.messages());
            long number;
            if (pdf != null) {
                WrittenDocument written = papers.save(paper, pdf, document.replace());
                number = written.number();
            } else {
                number = papers.print(paper, String.valueOf(printer).isEmpty() ? null : printer);
            }
            print(paper, number);
            return ExitCode.DONE;
        }
    }

    private void print(RenderedPaper paper, long number) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (pdf != null) {
            fields.put("file", pdf.toAbsolutePath().normalize().toString());
        }
        fields.put("pages", paper.pages());
        fields.putAll(DocumentOptions.document(paper.entry(), number));
        fields.put("made", paper.madeAt().toString());
        List<String> lines = new ArrayList<>();
        lines.add(pdf == null ? "Printed." : "Written: " + pdf.toAbsolutePath().normalize());
        lines.add("Reservations: " + paper.entry().reservations() + ", pages: " + paper.pages() + ", recorded as "
                + number);
        new Output(spec.commandLine().getOut(), json.json).print(fields, lines);
    }

    private PaperRequest request() {
        if (what != Paper.DAY && (by != null || memos)) {
            throw new BadInputException(
                    "Option " + (by != null ? "--by" : "--memos") + ": only the day's sheet has that choice.");
        }
        if (what == Paper.SLIP) {
            if (reservation == null) {
                throw new BadInputException("Option --reservation: name the reservation of the slip.");
            }
            if (date != null) {
                throw new BadInputException("Option --date: a slip is of its reservation's day.");
            }
            return new SlipPaper(reservation);
        }
        if (reservation != null) {
            throw new BadInputException("Option --reservation: only a slip is of one reservation.");
        }
        if (date == null) {
            throw new BadInputException("Option --date: name the day, as 2026-11-30.");
        }
        return switch (what) {
            case DAY -> new DayPaper(date, by == Order.LANE, memos);
            case WEEK -> new WeekPaper(date);
            default -> new CallsPaper(date);
        };
    }
}
