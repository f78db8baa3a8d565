package clinic.frontdesk.app;

import clinic.frontdesk.board.NameDisplays;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;

/** After how many minutes without input people are hidden, as the clinic has chosen. */
final class PrivacyFeature implements LiveListener {

    private final NameDisplays displays;
    private final Latest reading;
    private final DeskViewModel desk;

    PrivacyFeature(ClinicDatabase database, BackgroundTasks tasks, DeskViewModel desk) {
        this.displays = new NameDisplays(database.dsl());
        this.reading = new Latest(tasks);
        this.desk = desk;
    }

    private void reload() {
        reading.run(displays::read, read -> desk.hideAfterProperty().set(read.hideAfter()), failure -> {});
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        // The settings are a topic of their own, which is also reported once at first.
    }

    @Override
    public void topicChanged(LiveTopic topic) {
        if (topic == LiveTopic.NAMES) {
            reload();
        }
    }
}
