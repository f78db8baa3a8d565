package clinic.frontdesk.commands;

import picocli.CommandLine.Command;

@Command(
        name = "waitlist",
        description =
                "The waiting list: adds a patient, lists who waits and which free starts suit, or removes an entry.")
final class WaitlistCommand implements Runnable {

    @Override
    public void run() {
        throw new BadInputException("Command waitlist: say add, list or remove.");
    }
}
