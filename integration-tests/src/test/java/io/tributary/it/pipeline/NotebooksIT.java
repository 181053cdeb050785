package io.tributary.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebooks of config-examples, executed over data of the real pipeline. Skipped where Jupyter and its libraries are
 * not installed.
 */
@ExtendWith(SharedStack.class)
class NotebooksIT {
    private static final String TABLE = "notebook_iot";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String LIBRARIES = "import nbclient, nbconvert, ipykernel, pandas, psycopg2, sklearn";

    @TempDir
    Path folder;

    private String python;

    @BeforeEach
    void fill(LocalStack stack) throws Exception {
        Optional<String> found = python();
        assumeTrue(
                found.isPresent(),
                "Jupyter is not installed (apt-get install jupyter-nbconvert python3-ipykernel python3-pandas"
                        + " python3-psycopg2 python3-sklearn): the notebooks are not executed");
        python = found.get();
        Connectors.run(stack, "notebook-source", source());
        Map<String, String> sink = Connectors.sink(stack, TABLE, "timestamp");
        sink.put("symbols", "device_type");
        sink.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        sink.put("value.format", "json");
        Connectors.run(stack, "notebook-sink", sink);
        // Six hours of 1 to 4 rows a second make 54,000.
        stack.questDb().sql().awaitCount(TABLE, LIMIT, rows -> rows > 50_000);
    }

    private static Map<String, String> source() {
        Map<String, String> source = Connectors.synthetic(TABLE);
        source.putAll(Map.of(
                "time.mode", "historical",
                "start.time", "2024-01-01T00:00:00Z",
                "end.time", "2024-01-01T06:00:00Z",
                "rate.profile", "sine",
                "rate", "4",
                "rate.low", "1",
                "rate.period.ms", "3600000",
                "output", "json-bytes",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"));
        return source;
    }

    @AfterEach
    void delete(LocalStack stack) {
        stack.connect().delete("notebook-source");
        stack.connect().delete("notebook-sink");
    }

    @Test
    void everyCellRuns(LocalStack stack) throws Exception {
        String exploration = execute(stack, "exploration.ipynb");
        assertThat(exploration).contains("of them without a row", "device_type", "measure1");

        String forecasting = execute(stack, "forecasting.ipynb");
        Matcher errors = Pattern.compile("regression ([0-9.]+), as before ([0-9.]+)\\\\n")
                .matcher(forecasting);
        assertThat(errors.find()).as(forecasting).isTrue();
        assertThat(Double.parseDouble(errors.group(1)))
                .as("a regression sees the swing that the forecast as-before does not")
                .isLessThan(Double.parseDouble(errors.group(2)));
    }

    private String execute(LocalStack stack, String name) throws IOException, InterruptedException {
        Path executed = folder.resolve(name);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        python,
                        "-m",
                        "nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--ExecutePreprocessor.timeout=180",
                        "--output-dir=" + folder,
                        "--output=" + name,
                        Home.find()
                                .root()
                                .resolve("config-examples/notebooks")
                                .resolve(name)
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        String.valueOf(stack.questDb().pgPort()),
                        "IOT_TABLE",
                        TABLE,
                        "STEP",
                        "1m"));
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(() -> name + ": " + read(log))
                .isTrue();
        return Files.readString(executed);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A Python that has what the notebooks need: that of the path, or Debian's. */
    private static Optional<String> python() throws InterruptedException {
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            try {
                Process process = new ProcessBuilder(candidate, "-c", LIBRARIES)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return Optional.of(candidate);
                }
            } catch (IOException e) {
                // Not this one.
            }
        }
        return Optional.empty();
    }
}
