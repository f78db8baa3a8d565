package clinic.frontdesk.commands;

import clinic.frontdesk.arrival.VisitStep;
import clinic.frontdesk.backup.BackupException;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicAddressException;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.failure.ServerProblem;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputProblem;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.sample.Clinics;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** {@code frontdesk}: opens the desk; base of the other commands. */
@Command(
        name = "frontdesk",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        scope = ScopeType.INHERIT,
        description = "The front desk of a clinic. Without a command it opens the desk.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:an unexpected error; the log has the details",
            "2:bad input; one sentence names the option",
            "3:the booking was refused",
            "4:the database is out of reach",
            "5:the database is not one that the desk may touch; nothing was written",
            "6:an upgrade cannot run now, or the database takes no changes; nothing is half done"
        })
public final class FrontDeskCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDeskCommand.class);

    @Option(
            names = "--clinic",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "jdbc:postgresql://host/database, embedded or embedded:FOLDER. Without it FRONTDESK_CLINIC,"
                    + " then the last clinic used, then the sample clinic. Passwords come from pgpass or PGPASSWORD.")
    private @Nullable String clinic;

    @Option(names = "--sample-or-tour", paramLabel = "FOLDER", hidden = true)
    private @Nullable Path sampleOrTour;

    private final DeskLauncher launcher;

    private FrontDeskCommand(DeskLauncher launcher) {
        this.launcher = launcher;
    }

    /** Runs the program's arguments and returns the exit code; prints the result on {@code out} and errors on {@code err}. */
    public static int run(DeskLauncher launcher, PrintWriter out, PrintWriter err, String... arguments) {
        FrontDeskCommand desk = new FrontDeskCommand(launcher);
        IExecutionExceptionHandler failed = (failure, line, parsed) -> desk.failed(failure, err);
        IParameterExceptionHandler misused = (misuse, given) -> {
            err.println(sentence(misuse) + " See "
                    + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
            err.flush();
            return ExitCode.BAD_INPUT;
        };
        CommandLine commands = new CommandLine(desk)
                .addSubcommand(new StatusCommand(desk))
                .addSubcommand(new UpgradeCommand(desk))
                .addSubcommand(new RollbackCommand(desk))
                .addSubcommand(new BackupCommand(desk))
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new SlotsCommand(desk))
                .addSubcommand(new BookCommand(desk))
                .addSubcommand(new FindCommand(desk))
                .addSubcommand(new CourseCommand(desk))
                .addSubcommand(new MoveCommand(desk))
                .addSubcommand(new CopyCommand(desk))
                .addSubcommand(new ChangeReservationCommand(desk))
                .addSubcommand(new CancelCommand(desk))
                .addSubcommand(new ConfirmCommand(desk))
                .addSubcommand(new ChangeServiceCommand(desk))
                .addSubcommand(new OpeningsCommand(desk))
                .addSubcommand(new CloseCommand(desk))
                .addSubcommand(new ClosuresCommand(desk))
                .addSubcommand(new OpenCommand(desk))
                .addSubcommand(new HolidaysCommand(desk))
                .addSubcommand(new PatientsCommand(desk))
                .addSubcommand(new TagCommand(desk))
                .addSubcommand(new NoteCommand(desk))
                .addSubcommand(new MergeCommand(desk))
                .addSubcommand(new UnmergeCommand(desk))
                .addSubcommand(new ForgetCommand(desk))
                .addSubcommand(new CommandLine(new WaitlistCommand())
                        .addSubcommand(new WaitlistAddCommand(desk))
                        .addSubcommand(new WaitlistListCommand(desk))
                        .addSubcommand(new WaitlistRemoveCommand(desk)))
                .addSubcommand(new CommandLine(new NoticeCommand())
                        .addSubcommand(new NoticeAddCommand(desk))
                        .addSubcommand(new NoticeListCommand(desk))
                        .addSubcommand(new NoticeRemoveCommand(desk)))
                .addSubcommand(new BoardCommand(desk, launcher))
                .addSubcommand(new NamesCommand(desk))
                .addSubcommand(new ExportCommand(desk))
                .addSubcommand(new PrintCommand(desk))
                .addSubcommand(new LetterheadCommand(desk))
                .addSubcommand(new SampleCommand(desk))
                .addSubcommand(new TourCommand(launcher));
        for (VisitStep step : VisitStep.values()) {
            commands.addSubcommand(VisitCommand.of(desk, step));
        }
        return commands.addSubcommand(new VisitsCommand(desk))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Typed::day)
                .setExecutionExceptionHandler(failed)
                .setParameterExceptionHandler(misused)
                .execute(arguments);
    }

    /** The problem in one sentence that names the option; never the message of a Java exception alone. */
    private static String sentence(ParameterException misuse) {
        ArgSpec argument = misuse.getArgSpec();
        if (argument != null && argument.type() == Path.class && misuse.getValue() != null) {
            return (argument instanceof OptionSpec named ? "Option " + named.longestName() : argument.paramLabel())
                    + ": " + unusableSentence(misuse.getValue());
        }
        if (misuse.getArgSpec() instanceof OptionSpec option
                && misuse.getValue() != null
                && !(misuse instanceof CommandLine.MissingParameterException)) {
            Class<?> type = option.type();
            String wanted = type == LocalDate.class
                    ? "a day like 2026-11-30"
                    : type.isEnum()
                            ? "one of "
                                    + Arrays.stream(type.getEnumConstants())
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "))
                            : "a whole number";
            return "Option " + option.longestName() + ": \"" + misuse.getValue() + "\" is not " + wanted + ".";
        }
        String message = String.valueOf(misuse.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    @Override
    public Integer call() {
        if (sampleOrTour != null) {
            return launcher.hasDisplay() ? launcher.open(ClinicAddress.parse("embedded")) : launcher.tour(sampleOrTour);
        }
        if (!launcher.hasDisplay()) {
            throw new BadInputException("There is no display to open the desk on; \"frontdesk tour FOLDER\" walks"
                    + " through it and leaves pictures instead.");
        }
        return launcher.open(clinic == null ? null : ClinicAddress.parse(clinic));
    }

    /** Connects to the clinic named by the arguments, the environment or the last use. */
    ClinicDatabase connect() throws UpgradeRefusedException {
        return Clinics.open(ClinicAddress.resolve(clinic));
    }

    /** The clinic named by the arguments, the environment or the last use. */
    ClinicAddress address() {
        return ClinicAddress.resolve(clinic);
    }

    /** The clinic that the arguments name, or else the sample clinic. */
    ClinicAddress sampleAddress() {
        return ClinicAddress.parse(clinic == null ? "embedded" : clinic);
    }

    /** Opens the features of a clinic; its schema is upgraded and pending maintenance is done first. */
    ClinicFeatures open() throws UpgradeRefusedException {
        ClinicDatabase database = connect();
        try {
            new Upgrade(database.direct(), UpgradeSettings.STANDARD, UpgradeListener.NONE).run();
            new Maintenance(database.dsl()).run();
            return new ClinicFeatures(database);
        } catch (UpgradeRefusedException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The file name of a command, setting or home folder that the locale has no letters for; null otherwise. */
    private static @Nullable String unusableName(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPathException invalid) {
                return invalid.getInput();
            }
        }
        return null;
    }

    private static String unusableSentence(String name) {
        return "The file name \"" + name + "\" cannot be used in this machine's locale; set LC_ALL=C.UTF-8 (or another"
                + " UTF-8 locale) and run the same again.";
    }

    private static int exit(Failure failure) {
        return switch (failure) {
            case Failure.Unforeseen unforeseen -> ExitCode.FAILED;
            case Failure.ClinicRule rule -> ExitCode.BAD_INPUT;
            case Failure.ServerRefusal(ServerProblem problem) ->
                switch (problem) {
                    case POOLER, TAKES_NO_CHANGES -> ExitCode.CANNOT_UPGRADE;
                    case TEXT_NOT_STORABLE -> ExitCode.BAD_INPUT;
                    default -> ExitCode.OUT_OF_REACH;
                };
            default -> ExitCode.OUT_OF_REACH;
        };
    }

    private int failed(Exception failure, PrintWriter err) {
        int code;
        String sentence;
        switch (failure) {
            case BadInputException bad -> {
                code = ExitCode.BAD_INPUT;
                sentence = bad.getMessage();
            }
            case ClinicAddressException bad -> {
                code = ExitCode.BAD_INPUT;
                sentence = "Option --clinic (or FRONTDESK_CLINIC): " + bad.getMessage();
            }
            case UpgradeRefusedException refused -> {
                code = refused.refusal().notOurs() ? ExitCode.NOT_OURS : ExitCode.CANNOT_UPGRADE;
                sentence = refused.refusal().sentence();
            }
            case OutputException output -> {
                code = output.problem() == OutputProblem.STOPPED ? ExitCode.FAILED : ExitCode.BAD_INPUT;
                sentence = Messages.of(Locale.ENGLISH).text(output.text());
            }
            case Exception unnamed
            when unusableName(unnamed) != null -> {
                code = ExitCode.BAD_INPUT;
                sentence = unusableSentence(Objects.requireNonNull(unusableName(unnamed)));
            }
            case BackupException backup
            when backup.reason() != BackupException.Reason.DATABASE -> {
                code = ExitCode.BAD_INPUT;
                sentence = backup.sentence();
            }
            default -> {
                Failure known = DatabaseFailures.classify(failure);
                boolean unknown = known instanceof Failure.Unforeseen;
                if (unknown) {
                    LOG.error("Unexpected error {}", ErrorReport.of(failure).details());
                }
                code = exit(known);
                sentence = known.sentence();
            }
        }
        err.println(sentence);
        err.flush();
        return code;
    }
}
