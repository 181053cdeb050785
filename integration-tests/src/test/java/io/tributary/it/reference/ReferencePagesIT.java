package io.tributary.it.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages under docs/reference say what the code says. The profile {@code reference} writes them anew. */
class ReferencePagesIT {
    static List<PluginFolder> plugins() {
        return PluginFolder.all();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void pageSaysWhatTheCodeSays(PluginFolder plugin) throws IOException {
        ReferencePage page = new ReferencePage(plugin);
        Path file = PluginFolder.home().resolve("docs/reference").resolve(page.fileName());
        String fresh = page.render();
        if (Boolean.getBoolean("reference.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, fresh);
        }
        assertThat(file)
                .as("the page drifted from the code; write it anew with ./mvnw verify -Preference")
                .exists()
                .hasContent(fresh);
    }
}
