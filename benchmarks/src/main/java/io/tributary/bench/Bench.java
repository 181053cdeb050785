package io.tributary.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./bench NAME [options]}. */
@Command(
        name = "bench",
        description = "Measures plugins on a real broker, Connect worker and QuestDB of this machine.",
        subcommands = {
            DrainCommand.class,
            FloorCommand.class,
            GenerateCommand.class,
            HoldCommand.class,
            LatencyCommand.class,
            ScaleCommand.class,
            TransformCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME")
public final class Bench {
    private Bench() {}

    /**
     * Runs one benchmark.
     *
     * @param arguments its name and options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Bench());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("bench: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }
}
