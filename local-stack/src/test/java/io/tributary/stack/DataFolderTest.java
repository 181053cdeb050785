package io.tributary.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void aTemporaryFolderIsRemovedWithAllThatIsInIt() {
        DataFolder data = DataFolder.temporary();
        data.write("broker/file", "content");

        data.close();

        assertThat(data.root()).doesNotExist();
    }

    @Test
    void theLogsOfATemporaryFolderStayWhenTheyAreWanted() throws IOException {
        DataFolder data = DataFolder.temporary();
        data.write("broker/file", "content");
        Path log = data.write("logs/broker.log", "why it broke");
        data.keepLogs();

        data.close();

        assertThat(log).hasContent("why it broke");
        assertThat(data.root()).isDirectoryNotContaining("glob:**/broker");
        Files.delete(log);
        Files.delete(log.getParent());
        Files.delete(data.root());
    }

    @Test
    void aKeptFolderIsMadeKeptAndUsedAgain() {
        Path path = folder.resolve("a b").resolve("c");
        try (DataFolder data = DataFolder.kept(path)) {
            data.write("broker/file", "content");
        }
        try (DataFolder again = DataFolder.kept(path)) {
            assertThat(again.root().resolve("broker/file")).hasContent("content");
        }
    }

    @Test
    void aFolderWithForeignFilesIsRefusedAndLeftAlone() throws IOException {
        Path foreign = Files.writeString(folder.resolve("thesis.txt"), "precious");

        assertThatThrownBy(() -> DataFolder.kept(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("holds files that are not from a local stack");
        assertThat(folder).isDirectoryContaining(foreign::equals).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.kept(file)).hasMessageContaining("is a file. Name a folder.");
    }

    @Test
    void aFolderInUseIsRefusedUntilItIsClosed() {
        try (DataFolder first = DataFolder.kept(folder)) {
            assertThatThrownBy(() -> DataFolder.kept(first.root())).hasMessageContaining("in use by another");
        }
        DataFolder.kept(folder).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.kept(file.resolve("below")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("cannot be used");
    }
}
