package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.examples.TestedExamples.Claim;
import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No file of config-examples is without a test, and no claim is about files or tests that are gone. */
class TestedExamplesTest {
    /** What tools leave behind. */
    private static final Set<String> NOT_OURS = Set.of(".DS_Store", ".ipynb_checkpoints");

    @Test
    void everyFileIsClaimedByATest() throws IOException {
        assertThat(files())
                .filteredOn(file -> TestedExamples.CLAIMS.stream().noneMatch(claim -> claim.covers(file)))
                .as("files without a test: name the test that exercises them in TestedExamples")
                .isEmpty();
    }

    @Test
    void everyClaimIsAboutFilesThatAreThere() throws IOException {
        List<Path> files = files();

        assertThat(TestedExamples.CLAIMS)
                .filteredOn(claim -> files.stream().noneMatch(claim::covers))
                .as("claims without a file: take them out of TestedExamples")
                .isEmpty();
    }

    @Test
    void everyClaimNamesATestThatIsThere() {
        assertThat(TestedExamples.CLAIMS)
                .extracting(Claim::test)
                .filteredOn(test -> !Files.isRegularFile(PluginFolder.home().resolve(test)))
                .as("tests that are not there")
                .isEmpty();
    }

    private static List<Path> files() throws IOException {
        Path root = PluginFolder.home().resolve("config-examples");
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(TestedExamplesTest::isOurs)
                    .toList();
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : file) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
