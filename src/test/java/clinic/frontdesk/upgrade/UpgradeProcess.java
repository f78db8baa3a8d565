package clinic.frontdesk.upgrade;

import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A launch's upgrade in a process of its own, to be killed. It says each thing that it has come to on a line, and stops
 * at the one that it was told of until it reads a character; without anybody at the other end it ends there.
 */
final class UpgradeProcess {

    static final String READY = "ready";
    static final String PARKED = "parked";
    static final String FINISHED = "finished";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    private final String parkAt;

    private UpgradeProcess(String parkAt) {
        this.parkAt = parkAt;
    }

    /**
     * Upgrades the database at the first argument, keeping files in the folder of the second, in batches of the third,
     * waiting for the milliseconds of the fourth for another desk and of the fifth for locks, and stops at the line of
     * the sixth.
     */
    public static void main(String[] arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        UpgradeSettings settings = Databases.PATIENT
                .withFiles(Path.of(arguments[1]))
                .withBatch(Integer.parseInt(arguments[2]))
                .withWaits(millis(arguments[3]), millis(arguments[4]));
        System.exit(new UpgradeProcess(arguments[5]).run(source, settings));
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    private int run(PGSimpleDataSource source, UpgradeSettings settings) {
        say(READY);
        try {
            UpgradeReport report = new Upgrade(source, settings, listener()).run();
            say(FINISHED + " " + report.changed() + " " + report.reservationsFilled());
            return 0;
        } catch (UpgradeRefusedException e) {
            say(REFUSED + " " + e.refusal().code() + ": " + e.refusal().sentence());
            return 6;
        } catch (RuntimeException e) {
            say(FAILED + " " + e.toString().replaceAll("\\s+", " "));
            return 1;
        }
    }

    private UpgradeListener listener() {
        return new UpgradeListener() {
            @Override
            public void step(UpgradeStep step) {
                say("at " + step);
            }

            @Override
            public void backedUp(long done, long total) {
                say("backed up " + done);
            }

            @Override
            public void expanded(int version, int last) {
                say("expanded " + version);
            }

            @Override
            public void filled(long done, long total) {
                say("filled " + done);
            }
        };
    }

    private void say(String line) {
        System.out.println(line);
        System.out.flush();
        if (line.equals(parkAt)) {
            System.out.println(PARKED);
            System.out.flush();
            try {
                if (System.in.read() < 0) {
                    Runtime.getRuntime().halt(1);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
