package clinic.frontdesk.output.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.output.DocumentClinics;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputProblem;
import clinic.frontdesk.text.Messages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.print.DocFlavor;
import javax.print.StreamPrintService;
import javax.print.StreamPrintServiceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Printing to a printer that writes PostScript into memory. */
@Execution(ExecutionMode.CONCURRENT)
class PaperPrinterTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StreamPrintService printer = StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
            DocFlavor.SERVICE_FORMATTED.PAGEABLE, DocFlavor.BYTE_ARRAY.POSTSCRIPT.getMimeType())[0]
            .getPrintService(printed);
    private final AtomicInteger recorded = new AtomicInteger();

    private final RenderedPaper paper = new Papers(DocumentClinics.busy(3).dsl())
            .render(
                    new PaperRequest.DayPaper(LocalDate.parse(DocumentClinics.DAY), false, false),
                    Messages.of(Locale.KOREAN));

    @Test
    void aDocumentIsRecordedAndPrinted() {
        long number = new PaperPrinter(List.of(printer)).print(paper, null, recorded::incrementAndGet);

        assertThat(number).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.ISO_8859_1))
                .startsWith("%!PS")
                .contains("showpage");
    }

    @Test
    void anUnknownPrinterIsNamedBeforeAnythingIsRecorded() {
        assertThatThrownBy(() -> new PaperPrinter(List.of(printer)).print(paper, "lp9", recorded::incrementAndGet))
                .isInstanceOfSatisfying(OutputException.class, failure -> {
                    assertThat(failure.problem()).isEqualTo(OutputProblem.UNKNOWN_PRINTER);
                    assertThat(failure.text().arguments()).containsExactly("lp9");
                });
        assertThatThrownBy(() -> new PaperPrinter(List.of()).print(paper, null, recorded::incrementAndGet))
                .isInstanceOfSatisfying(
                        OutputException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(OutputProblem.NO_PRINTER));
        assertThat(recorded).hasValue(0);
    }
}
