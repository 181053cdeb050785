package io.tributary.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.stack.Await;
import io.tributary.stack.StackException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private ChildProcess child;

    @AfterEach
    void leaveNothingRunning() {
        child.kill();
    }

    private ChildProcess child(String... arguments) {
        child = new ChildProcess(
                "The fake",
                FakeProgram.program(arguments),
                new LogFile(folder.resolve("logs").resolve("fake.log")));
        return child;
    }

    private void awaitLine(String line) {
        child.awaitReady(LIMIT, () -> child.log().lastLines(10).contains(line));
    }

    @Test
    void outputGoesToTheLog() {
        child("stay", "hello").start();

        awaitLine("hello");

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void deathBeforeReadinessQuotesTheLog() {
        child("die", "Error: no heart", "3").start();

        assertThatThrownBy(() -> child.awaitReady(LIMIT, () -> false))
                .isInstanceOf(ProcessDied.class)
                .hasMessageContaining("The fake ended with status 3.")
                .hasMessageContaining("fake.log")
                .hasMessageContaining("Error: no heart");
    }

    @Test
    void deathByASignalIsCalledSo() {
        child("stay", "hello").start();
        awaitLine("hello");

        child.kill();

        assertThatThrownBy(child::requireAlive).hasMessageContaining("The fake was killed (signal 9)");
    }

    @Test
    void timeOverBeforeReadinessQuotesTheLog() {
        child("stay", "still thinking").start();
        awaitLine("still thinking");

        assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(100), () -> false))
                .isInstanceOf(StackException.class)
                .isNotInstanceOf(ProcessDied.class)
                .hasMessageContaining("The fake is ready")
                .hasMessageContaining("still thinking");
    }

    @Test
    void startsAgainAfterAKillAndAppendsToTheLog() {
        child("stay", "hello").start();
        awaitLine("hello");
        long first = child.pid();

        child.kill();
        assertThat(child.isAlive()).isFalse();
        child.start();

        Await.until("two lines are there", LIMIT, () -> child.log().lastLines(10), lines -> lines.size() == 2);
        assertThat(child.pid()).isNotEqualTo(first);
    }

    @Test
    void isNotStartedTwice() {
        child("stay", "hello").start();

        assertThatThrownBy(child::start).hasMessageContaining("The fake runs already");
    }

    @Test
    void isNotStartedAfterClose() {
        child("stay", "hello").close();

        assertThatThrownBy(child::start).hasMessageContaining("the stack is being stopped");
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void stopKillsWhatDoesNotListen() {
        child("deaf", "hello").start();
        awaitLine("deaf to SIGTERM");

        child.stop(Duration.ofMillis(100));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void awaitEndReturnsAfterSuccessAndThrowsAfterFailure() {
        child("print", "hello").start();
        child.awaitEnd();
        assertThat(child.log().lastLines(10)).containsExactly("hello", "done");

        child("die", "Error: no heart", "1").start();
        assertThatThrownBy(child::awaitEnd).hasMessageContaining("no heart");
    }

    @Test
    void environmentOfTheProgramReachesIt() {
        child("environment", "FAKE").start();

        child.awaitEnd();

        assertThat(child.log().lastLines(10)).containsExactly("FAKE", "value");
    }
}
