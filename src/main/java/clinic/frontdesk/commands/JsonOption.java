package clinic.frontdesk.commands;

import picocli.CommandLine.Option;

/** Mixed into every command that answers something. */
final class JsonOption {

    @Option(names = "--json", description = "Print one JSON document on standard output.")
    boolean json;
}
