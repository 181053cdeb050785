package io.tributary.it.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QuestDB on a disk that is full for a while. Needs the right to mount a file system, and is skipped without it. */
@Tag("slow")
class SinkFullDiskIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SINK = "full-disk-sink";

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", disk.toString()),
                "a small file system cannot be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void noRowIsDeadLetteredAndAllAreThereOnceThereIsSpaceAgain() throws Exception {
        try (LocalStack stack = SinkStack.builder()
                .questDbProperty("cairo.root", disk.resolve("db").toString())
                .questDbProperty("cairo.writer.data.append.page.size", "262144")
                .questDbProperty("cairo.wal.writer.data.append.page.size", "262144")
                .questDbProperty("cairo.o3.column.memory.size", "262144")
                .start()) {
            NumberedRows rows = NumberedRows.withDedup(stack, "full_disk", 2);
            Map<String, String> config =
                    SinkStack.sink(rows.name(), stack.questDb().address());
            config.putAll(SinkStack.deadLetters("full-disk-dlq"));
            stack.connect().create(SINK, config);
            rows.produce(1_000);
            rows.assertEachOnce();

            Path filler = fill();
            rows.produce(100_000);
            awaitInWorkerLog(stack, "operating system error 28");
            assertThat(stack.connect().status(SINK).isRunning()).isTrue();
            Files.delete(filler);

            SinkStack.awaitNoLag(stack, SINK, rows.name());
            awaitVisible(stack, rows);
            rows.assertEachOnce();
            assertThat(SinkStack.values(stack, "full-disk-dlq")).isEmpty();
            assertThat(stack.connect().status(SINK).isRunning()).isTrue();
            stack.connect().delete(SINK);
        }
    }

    /** Takes all space that is left. */
    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(Files.getFileStore(disk).getUsableSpace()).isLessThan(block.length);
            return filler;
        }
    }

    private static void awaitInWorkerLog(LocalStack stack, String text) {
        Await.until(
                "the worker's log says \"" + text + "\"",
                LIMIT,
                () -> Files.readString(stack.worker(0).log().path()),
                log -> log.contains(text));
    }

    /** QuestDB may have suspended the table, because it could not apply rows that it had acknowledged. */
    private static void awaitVisible(LocalStack stack, NumberedRows rows) {
        Await.until(
                "all rows are visible",
                LIMIT,
                () -> {
                    boolean suspended = stack.questDb()
                            .sql()
                            .query("SELECT suspended FROM wal_tables() WHERE name = '" + rows.name() + "'")
                            .value()
                            .asBoolean();
                    if (suspended) {
                        stack.questDb().sql().query("ALTER TABLE " + rows.name() + " RESUME WAL");
                    }
                    return rows.visible();
                },
                visible -> visible == rows.total());
    }
}
