package io.tributary.doctor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** The program behind {@code ./quickstart doctor}. */
public final class Doctor {
    private static final int HEALTHY = 0;
    private static final int ILL = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final UnaryOperator<String> environment;

    Doctor(PrintStream out, PrintStream err, UnaryOperator<String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /**
     * Examines a sink and ends the process: with status 0 when nothing is wrong, 1 when something is, 2 when the command
     * line or the file is.
     *
     * @param arguments see {@code ./quickstart doctor --help}
     * @throws InterruptedException when the examination is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        int status =
                new Doctor(utf8(FileDescriptor.out), utf8(FileDescriptor.err), System::getenv).run(List.of(arguments));
        System.exit(status);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    int run(List<String> arguments) throws InterruptedException {
        try {
            Options options = Options.parse(arguments);
            SinkFile sink = SinkFile.read(options.file(), options.settings());
            Report report = new Examination(options, sink, environment).run(clientConfig(options));
            if (options.json()) {
                out.println(JsonReport.of(report));
            } else {
                new TextReport(out).print(report);
            }
            return report.isHealthy() ? HEALTHY : ILL;
        } catch (UsageException e) {
            err.println("quickstart doctor: " + e.getMessage() + " ./quickstart doctor --help lists the options.");
            return WRONG_USAGE;
        }
    }

    private static Map<String, String> clientConfig(Options options) {
        Map<String, String> config = new HashMap<>();
        options.clientConfig().ifPresent(file -> {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new UsageException("The file " + file + " cannot be read as properties.", e);
            }
            properties.stringPropertyNames().forEach(name -> config.put(name, properties.getProperty(name)));
        });
        config.put("bootstrap.servers", options.bootstrap());
        return config;
    }
}
