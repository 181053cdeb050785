package io.tributary.stack;

import io.tributary.stack.process.ChildProcess;
import io.tributary.stack.process.JavaProgram;
import io.tributary.stack.process.LogFile;
import io.tributary.stack.process.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the processes of one stack have in common.
 *
 * @param home where the jars are
 * @param data where the data goes
 * @param ports where ports come from
 */
record Blueprint(Home home, DataFolder data, Ports ports) {
    private static final String LOGGING = """
            rootLogger.level = INFO
            rootLogger.appenderRef.stdout.ref = STDOUT
            # One line for every commit of every source task would be most of the log.
            logger.commits.name = org.apache.kafka.connect.runtime.WorkerSourceTask
            logger.commits.level = WARN
            appender.stdout.type = Console
            appender.stdout.name = STDOUT
            appender.stdout.layout.type = PatternLayout
            appender.stdout.layout.pattern = %d{ISO8601} %p %m (%c{1})%n
            """;

    /**
     * A child that runs a program of Kafka or QuestDB.
     *
     * @param name how messages call it
     * @param logName name of its log file, without extension
     * @param program what to run
     * @return the child, not started
     */
    ChildProcess child(String name, String logName, JavaProgram program) {
        return new ChildProcess(name, program, new LogFile(data.logs().resolve(logName + ".log")));
    }

    /**
     * A program of Kafka.
     *
     * @param jars class path
     * @param heap largest heap
     * @param options more options of the JVM
     * @param main main class
     * @param arguments arguments
     * @param environment environment variables
     * @return the program, tethered to this process
     */
    JavaProgram kafkaProgram(
            List<Path> jars,
            String heap,
            List<String> options,
            String main,
            List<String> arguments,
            Map<String, String> environment) {
        Path logging = data.write("log4j2.properties", LOGGING);
        return new JavaProgram(
                Stream.concat(
                                jvmOptions(heap),
                                Stream.concat(Stream.of("-Dlog4j2.configurationFile=" + logging), options.stream()))
                        .toList(),
                false,
                jars,
                main,
                arguments,
                environment,
                home.tether());
    }

    /**
     * Options for a JVM that starts fast and stays small.
     *
     * @param heap largest heap
     * @return the options
     */
    Stream<String> jvmOptions(String heap) {
        return Stream.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                // Native libraries are unpacked here, and removed with the data after a kill.
                "-Djava.io.tmpdir=" + data.folder("tmp"));
    }
}
