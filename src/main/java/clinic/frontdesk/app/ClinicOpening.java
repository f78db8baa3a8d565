package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.sample.Clinics;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clinic of this program, opened once. Opening and a first look begin on a thread of their own while the window system's
 * toolkit starts; an opening that failed is tried again by the next caller.
 */
final class ClinicOpening implements AutoCloseable {

    private final ClinicAddress address;
    private final AtomicReference<FutureTask<ClinicDatabase>> task;
    private final FutureTask<Optional<FirstLook>> firstLook = new FutureTask<>(() -> FirstLook.at(this::open));

    private ClinicOpening(ClinicAddress address) {
        this.address = address;
        this.task = new AtomicReference<>(newTask());
    }

    /** Begins to open a clinic. */
    static ClinicOpening begin(ClinicAddress address) {
        ClinicOpening opening = new ClinicOpening(address);
        Thread.ofPlatform().daemon().name("clinic-opening").start(opening.firstLook);
        return opening;
    }

    private FutureTask<ClinicDatabase> newTask() {
        return new FutureTask<>(() -> Clinics.open(address));
    }

    /**
     * The clinic's database; blocks until it is open.
     *
     * @throws clinic.frontdesk.database.EmbeddedServerException if the embedded server cannot be started
     */
    ClinicDatabase open() throws UpgradeRefusedException {
        FutureTask<ClinicDatabase> current = task.get();
        // Does nothing where it runs or has run already.
        current.run();
        try {
            return current.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            task.compareAndSet(current, newTask());
            switch (e.getCause()) {
                case UpgradeRefusedException refused -> throw refused;
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** What the first look at the clinic found; blocks until it has ended. */
    Optional<FirstLook> firstLook() {
        try {
            return firstLook.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes the sample clinic and makes it anew. */
    void renewSample() throws UpgradeRefusedException {
        ClinicDatabase renewed = Clinics.renewSample(address);
        FutureTask<ClinicDatabase> done = new FutureTask<>(() -> renewed);
        done.run();
        task.set(done);
    }

    /** The open database; empty until it is open. */
    Optional<ClinicDatabase> opened() {
        FutureTask<ClinicDatabase> current = task.get();
        return current.state() == FutureTask.State.SUCCESS ? Optional.of(current.resultNow()) : Optional.empty();
    }

    @Override
    public void close() {
        opened().ifPresent(ClinicDatabase::close);
    }
}
