package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.Await;
import io.tributary.stack.tether.Tether;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of {@code ./bench transform} when it is ended before its time. The harness holds a JMH that only waits. */
class TransformCommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern PROCESS = Pattern.compile("JMH is process (\\d+)");

    @TempDir
    Path folder;

    private Process bench;
    private Optional<ProcessHandle> jmh = Optional.empty();

    @BeforeEach
    void startAndWaitForJmh() throws IOException {
        Path harness = Files.createDirectories(folder.resolve("benchmarks/transforms/target"));
        Files.createDirectory(harness.resolve("lib"));
        copy(org.openjdk.jmh.Main.class, harness.resolve("classes"));
        writeTether(
                Files.createDirectories(folder.resolve("local-stack/target")).resolve("some-tether.jar"));
        // Its name tells the version for the report.
        Files.createFile(Files.createDirectories(folder.resolve("local-stack/questdb/target/lib"))
                .resolve("questdb-1.jar"));
        Files.createDirectory(temporary());
        Path out = folder.resolve("out.txt");
        bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dtributary.home=" + folder,
                        "-Djava.io.tmpdir=" + temporary(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bench.class.getName(),
                        "transform")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        Matcher process = Await.until(
                "JMH runs",
                LIMIT,
                () -> PROCESS.matcher(read(out)),
                Matcher::find,
                () -> assertThat(bench.isAlive()).as(read(out)).isTrue());
        jmh = ProcessHandle.of(Long.parseLong(process.group(1)));
        assertThat(jmh).isPresent();
    }

    @AfterEach
    void leaveNothingRunning() {
        bench.destroyForcibly();
        jmh.ifPresent(ProcessHandle::destroyForcibly);
    }

    private Path temporary() {
        return folder.resolve("temporary");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static void copy(Class<?> type, Path classes) throws IOException {
        Path target = classes.resolve(file(type));
        Files.createDirectories(target.getParent());
        try (InputStream code = type.getResourceAsStream("/" + file(type))) {
            Files.copy(code, target);
        }
    }

    private static void writeTether(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Tether.class.getName());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream code = Tether.class.getResourceAsStream("/" + file(Tether.class))) {
            entries.putNextEntry(new JarEntry(file(Tether.class)));
            code.transferTo(entries);
        }
    }

    private void awaitTheEndOfJmh() {
        Await.until("JMH has ended", LIMIT, jmh::get, process -> !process.isAlive());
    }

    private List<Path> results() throws IOException {
        try (var files = Files.list(temporary())) {
            return files.filter(file -> file.getFileName().toString().startsWith("tributary-jmh"))
                    .toList();
        }
    }

    @Test
    void jmhAndItsFileGoWhenTheBenchmarkIsEnded() throws IOException {
        assertThat(results()).hasSize(1);

        bench.destroy();

        awaitTheEndOfJmh();
        Await.until("its file is gone", LIMIT, this::results, List::isEmpty);
    }

    @Test
    void jmhEndsEvenWhenTheBenchmarkIsKilled() {
        bench.destroyForcibly();

        awaitTheEndOfJmh();
    }
}
