package io.tributary.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.stack.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./quickstart} and {@code ./bench} do before a JVM runs: with whom they end, and what they build. */
class ScriptsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** As another user, and not as under {@code nohup}, even when the tests are. */
    private static final List<String> AS_NOBODY =
            List.of("env", "--default-signal=HUP", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    @TempDir
    Path folder;

    private FakeHome home;
    private Process process;

    @BeforeEach
    void makeHome() throws IOException {
        home = FakeHome.in(folder).open();
    }

    @AfterEach
    void leaveNothingRunning() throws IOException {
        home.letGo();
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out().toFile()));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private void start(List<String> user, String script, String... options) throws IOException {
        start(
                Map.of(),
                Stream.of(user.stream(), Stream.of(folder.resolve(script).toString()), Stream.of(options))
                        .flatMap(part -> part)
                        .toList());
    }

    private Path out() {
        return folder.resolve("out.txt");
    }

    private int end() throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Waits for the progress of two seconds, in which whoever watches the build has looked at it. */
    private void awaitProgress() {
        Await.until(
                "the build goes on",
                LIMIT,
                () -> Files.readString(out()),
                said -> said.lines().filter(line -> line.endsWith("] Module")).count() > 2,
                () -> assertThat(out()).content().doesNotContain("failed"));
    }

    private static boolean works(List<String> command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(Stream.concat(command.stream(), Stream.of("true"))
                                    .toList())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aBuildGoesOnUnderAParentOfAnotherUser() throws Exception {
        assumeTrue(works(AS_NOBODY), "This user cannot become another (setpriv): the parent is of the same user");
        start(AS_NOBODY, "quickstart");
        awaitProgress();

        home.letGo();

        assertThat(end()).as(Files.readString(out())).isZero();
        assertThat(home.arguments())
                .contains("-Dtributary.parent=" + ProcessHandle.current().pid());
    }

    @Test
    void aBuildUnderNohupOutlivesItsParent() throws Exception {
        String endsWhenTheBuildHasBegun = "trap '' HUP; \"$0\" & until grep -q Building \"$1\"; do sleep 0.1; done";
        String script = folder.resolve("quickstart").toString();
        start(Map.of(), List.of("bash", "-c", endsWhenTheBuildHasBegun, script, out().toString()));
        assertThat(end()).isZero();
        awaitProgress();

        home.letGo();

        assertThat(Await.until("the program runs", LIMIT, home::arguments, arguments -> true))
                .contains("-Dtributary.parent=");
    }

    @Test
    void aParentOutsideOfTheContainerIsNotFollowed() throws Exception {
        List<String> inANamespace = List.of("unshare", "--pid", "--fork");
        assumeTrue(works(inANamespace), "No namespace of processes can be made here");
        home.letGo();

        start(inANamespace, "quickstart");

        assertThat(end()).as(Files.readString(out())).isZero();
        assertThat(home.arguments()).contains("-Dtributary.parent=");
    }

    @Test
    void aBuildOfAnotherUserIsWaitedFor() throws Exception {
        home.file("target/build-turn/pid", "1");
        home.open();

        start(works(AS_NOBODY) ? AS_NOBODY : List.of(), "quickstart");

        Await.until(
                "it waits",
                LIMIT,
                () -> Files.readString(out()),
                said -> said.contains("another build in this folder"));
    }

    @Test
    void benchmarksRunAtOnceWhatIsPackaged() throws Exception {
        home.packaged();

        start(List.of(), "bench", "drain");

        assertThat(end()).as(Files.readString(out())).isZero();
        assertThat(out()).content().doesNotContain("Building Tributary");
        assertThat(home.arguments()).endsWith("io.tributary.bench.Bench", "drain");
    }

    @Test
    void benchmarksDoNotMeasureWhatWasPackagedBeforeAChange() throws Exception {
        home.packaged();
        Files.writeString(folder.resolve("questdb-sink-connector/src/main/Some.java"), "// changed");
        home.letGo();

        start(List.of(), "bench", "drain");

        assertThat(end()).as(Files.readString(out())).isZero();
        assertThat(out()).content().contains("Building Tributary");
        start(List.of(), "bench", "drain");
        end();
        assertThat(out()).content().containsOnlyOnce("Building Tributary");
    }

    @Test
    void benchmarksNeedAsNewAJavaAsTheQuickstart() throws Exception {
        home.packaged();

        start(Map.of("FAKE_JAVA", "11"), List.of(folder.resolve("bench").toString(), "drain"));

        assertThat(end()).isEqualTo(1);
        assertThat(out()).content().startsWith("bench: Java 17 or newer is needed");
    }
}
