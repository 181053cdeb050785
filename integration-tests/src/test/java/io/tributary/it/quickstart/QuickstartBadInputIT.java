package io.tributary.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./quickstart} says to input that it cannot use: a sentence on stderr, and nothing started. */
class QuickstartBadInputIT {
    @TempDir
    Path folder;

    private String complaint(int status, Map<String, String> environment, String... options) throws Exception {
        try (Run run = Run.with(folder, environment, options)) {
            assertThat(run.awaitEnd()).isEqualTo(status);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("quickstart: ").hasLineCount(1);
            return run.err();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--bogus, , Unknown option --bogus",
        "--for, soon, Option --for needs a whole number",
        "--rate, 0, Option --rate needs a whole number",
        "--recordings, no/such/folder, needs a folder that exists",
    })
    void aWrongOptionIsNamed(String option, String value, String expected) throws Exception {
        String[] options = value == null ? new String[] {option} : new String[] {option, value};

        assertThat(complaint(2, Map.of(), options)).contains(expected).contains("./quickstart --help");
    }

    @Test
    void aFolderWithForeignFilesIsRefused() throws Exception {
        Path foreign = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(foreign.resolve("thesis.txt"), "precious");

        try (Run run = Run.of(folder, "--offline", "--data", foreign.toString())) {
            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.err())
                    .contains("holds files that are not from a local stack")
                    .hasLineCount(1);
        }
        assertThat(foreign.resolve("thesis.txt")).hasContent("precious");
    }

    @ParameterizedTest
    @CsvSource({"11, 11", "1.8, 8", "16, 16"})
    void anOldJavaIsRefusedByItsVersion(String specification, String version) throws Exception {
        assertThat(complaint(1, Map.of("JAVA_HOME", fakeJava(specification).toString()), "--offline"))
                .contains("Java 17 or newer is needed")
                .contains("is Java " + version);
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        assertThat(complaint(1, Map.of("JAVA_HOME", folder.toString()), "--offline"))
                .contains("JAVA_HOME is " + folder);
    }

    private Path fakeJava(String specification) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Path java = Files.writeString(
                bin.resolve("java"), "#!/bin/sh\necho '    java.specification.version = " + specification + "' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin.getParent();
    }

    @Test
    void helpListsTheOptions() throws Exception {
        try (Run run = Run.of(folder, "--help")) {
            assertThat(run.awaitEnd()).isZero();
            assertThat(run.out()).contains("--for", "--offline", "--rate", "--data", "--json", "--recordings");
            assertThat(run.err()).isEmpty();
        }
    }
}
