package clinic.frontdesk.commands;

import clinic.frontdesk.notice.DayNotice;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "notice", description = "The notices of the days: adds one, lists them, or removes one.")
final class NoticeCommand implements Runnable {

    @Override
    public void run() {
        throw new BadInputException("Command notice: say add, list or remove.");
    }

    static Map<String, Object> document(DayNotice notice) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notice", notice.id());
        document.put("from", notice.content().first().toString());
        document.put("until", notice.content().last().toString());
        document.put("text", notice.content().text());
        return document;
    }

    static String line(DayNotice notice) {
        return notice.id() + "  " + notice.content().first()
                + (notice.content().last().equals(notice.content().first())
                        ? ""
                        : " – " + notice.content().last())
                + "  " + notice.content().text().replace('\n', ' ');
    }
}
