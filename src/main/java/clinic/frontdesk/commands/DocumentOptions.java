package clinic.frontdesk.commands;

import clinic.frontdesk.output.DocumentEntry;
import clinic.frontdesk.output.DocumentPeriod;
import clinic.frontdesk.text.Messages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Mixed into the commands that make documents. */
final class DocumentOptions {

    /** The languages of documents. */
    private enum Language {
        KO,
        EN
    }

    @Option(
            names = "--language",
            paramLabel = "ko|en",
            defaultValue = "ko",
            description = "The document's language; default ${DEFAULT-VALUE}.")
    private Language language = Language.KO;

    @Option(names = "--replace", description = "Replace a file of that name.")
    private boolean replace;

    boolean replace() {
        return replace;
    }

    Messages messages() {
        return Messages.of(language == Language.KO ? Locale.KOREAN : Locale.ENGLISH);
    }

    /** What the record of a document says, as JSON. */
    static Map<String, Object> document(DocumentEntry entry, long number) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", entry.kind().code());
        DocumentPeriod period = entry.period();
        if (period != null) {
            fields.put("from", period.first().toString());
            fields.put("until", period.last().toString());
        }
        fields.put("reservations", entry.reservations());
        fields.put("recorded", number);
        return fields;
    }
}
