package io.tributary.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.stack.StackException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    private static final long MIB = 1024 * 1024;

    private static DiskSpace withFree(long mib) {
        return new DiskSpace(Path.of("/data"), () -> mib * MIB);
    }

    @Test
    void tooLittleToStartIsRefusedWithFiguresAndAdvice() {
        assertThatThrownBy(withFree(500)::requireEnoughToStart)
                .isInstanceOf(StackException.class)
                .hasMessage("The disk of /data has 500 MiB left, and 1024 MiB are needed. "
                        + "Free some space, or name a folder on another disk with --data DIR.");
    }

    @Test
    void whatIsTooLittleToStartIsEnoughToGoOn() {
        assertThatCode(withFree(500)::requireEnoughToRun).doesNotThrowAnyException();
        assertThat(withFree(500).shortageWhileRunning()).isEmpty();
    }

    @Test
    void aDiskThatIsNearlyFullEndsTheRun() {
        assertThatThrownBy(withFree(127)::requireEnoughToRun).hasMessageContaining("127 MiB left");
        assertThat(withFree(127).shortageWhileRunning()).isPresent();
    }

    @Test
    void theSpaceOfAFolderThatDoesNotExistYetIsThatOfItsParent(@TempDir Path folder) {
        assertThatCode(new DiskSpace(folder.resolve("not").resolve("yet"))::requireEnoughToRun)
                .doesNotThrowAnyException();
    }
}
