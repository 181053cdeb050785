package io.tributary.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.stack.Await;
import io.tributary.stack.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run of {@code ./quickstart}, started as a user starts it, with its output in files. */
final class Run implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern IOT_ROWS = Pattern.compile("iot_data +([0-9,]+) rows");

    private final Path out;
    private final Path err;
    private final Process process;
    /** What was seen to be started; kept because the descendants of a dead process cannot be asked for. */
    private final List<ProcessHandle> seen = new ArrayList<>();

    private Run(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        out = folder.resolve("out.txt");
        err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Runs {@code ./quickstart} with options; {@code folder} is the working directory and takes the output. */
    static Run of(Path folder, String... options) throws IOException {
        return with(folder, Map.of(), options);
    }

    static Run with(Path folder, Map<String, String> environment, String... options) throws IOException {
        return new Run(
                folder,
                environment,
                Stream.concat(Stream.of(script()), Stream.of(options)).toList());
    }

    /** Runs the {@code quickstart} of another folder. */
    static Run at(Path home, Path folder, String... options) throws IOException {
        Stream<String> command =
                Stream.concat(Stream.of(home.resolve("quickstart").toString()), Stream.of(options));
        return new Run(folder, Map.of(), command.toList());
    }

    /**
     * Runs {@code ./quickstart} under a shell, which then is its parent. Not as under {@code nohup}, even when the tests
     * are, for that would let it outlive its parent.
     */
    static Run underShell(Path folder, String options) throws IOException {
        String withoutNohup = "env --default-signal=HUP true && exec env --default-signal=HUP \"$@\"; exec \"$@\"";
        String quickstart = "'" + script() + "' " + options + "; exit $?";
        return new Run(
                folder, Map.of(), List.of("bash", "-c", withoutNohup, "without-nohup", "bash", "-c", quickstart));
    }

    private static String script() {
        return Home.find().root().resolve("quickstart").toString();
    }

    /** Waits until the pipeline has rows to show, and remembers all processes. */
    void awaitRows() {
        awaitMoreRowsThan(0);
    }

    /** Waits until the pipeline shows more rows than that, and remembers all processes. */
    void awaitMoreRowsThan(long rows) {
        Await.until(
                "iot_data has more than " + rows + " rows",
                LIMIT,
                this::rowsShown,
                shown -> shown > rows,
                () -> assertThat(process.isAlive()).as(this::err).isTrue());
        assertThat(processes()).hasSizeGreaterThanOrEqualTo(4);
    }

    /** The largest number of rows of iot_data that was shown so far. */
    private long rowsShown() {
        return IOT_ROWS.matcher(out())
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1).replace(",", "")))
                .max()
                .orElse(0);
    }

    /** Returns the process and everything it has started. */
    private List<ProcessHandle> processes() {
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(handle -> !seen.contains(handle))
                .forEach(seen::add);
        return seen;
    }

    /** Returns the child whose command line contains a text. */
    ProcessHandle child(String text) {
        return processes().stream()
                .filter(handle -> handle.info().commandLine().orElse("").contains(text))
                .filter(handle -> !handle.info().commandLine().orElse("").contains("bash"))
                .findFirst()
                .orElseThrow();
    }

    Process process() {
        return process;
    }

    void interrupt() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Waits for the end and returns the exit status. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as(() -> out() + err())
                .isTrue();
        return process.exitValue();
    }

    void awaitNothingLeft() {
        Await.until(
                "no process is left",
                Duration.ofSeconds(60),
                () -> seen,
                all -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** Returns the last line of standard output as JSON. */
    JsonNode result() throws IOException {
        List<String> lines = out().lines().toList();
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** Leaves nothing running, whatever the test found. */
    @Override
    public void close() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }
}
