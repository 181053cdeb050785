package io.tributary.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plugin is shipped as: a folder for {@code plugin.path} and a zip in the Confluent Hub component layout. */
class PackagingIT {
    static List<PluginFolder> plugins() {
        return PluginFolder.all();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void theNoticeNamesEveryJarInTheFolder(PluginFolder plugin) throws IOException {
        String notice = Files.readString(plugin.path().resolve("THIRD-PARTY.txt"));
        for (Path jar : plugin.jars()) {
            String file = jar.getFileName().toString();
            if (!file.startsWith(plugin.module())) {
                assertThat(notice).as("licence notice of " + file).contains(coordinatesOf(file));
            }
        }
        assertThat(plugin.path().resolve("LICENSE")).exists();
        assertThat(plugin.path().resolve("NOTICE")).exists();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void theFolderBringsNeitherKafkaNorLogging(PluginFolder plugin) {
        assertThat(plugin.jars())
                .extracting(jar -> jar.getFileName().toString())
                .noneMatch(name -> name.matches("(kafka-clients|connect-|slf4j-|logback-|log4j-).*"));
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void theZipHasTheHubLayout(PluginFolder plugin) throws IOException {
        try (ZipFile zip = new ZipFile(zipOf(plugin).toFile())) {
            List<String> entries = zip.stream().map(ZipEntry::getName).toList();
            String root = entries.get(0).substring(0, entries.get(0).indexOf('/') + 1);
            assertThat(entries).allMatch(entry -> entry.startsWith(root));
            assertThat(entries)
                    .contains(
                            root + "manifest.json", root + "doc/LICENSE", root + "doc/README.md", root + "doc/NOTICE");
            assertThat(entries).contains(root + "doc/" + plugin.module() + ".md");
            for (Path jar : plugin.jars()) {
                assertThat(entries).contains(root + "lib/" + jar.getFileName());
            }
            if (!plugin.module().equals("transforms")) {
                assertThat(entries).anyMatch(entry -> entry.matches(root + "etc/.*\\.json"));
            }
            assertManifestIsFilledIn(zip, root, plugin);
        }
    }

    private static void assertManifestIsFilledIn(ZipFile zip, String root, PluginFolder plugin) throws IOException {
        try (InputStream content = zip.getInputStream(zip.getEntry(root + "manifest.json"))) {
            JsonNode manifest = new ObjectMapper().readTree(content);
            assertThat(manifest.toString()).doesNotContain("${");
            assertThat(root)
                    .isEqualTo(manifest.get("name").asText() + "-"
                            + manifest.get("version").asText() + "/");
            assertThat(manifest.get("name").asText())
                    .isEqualTo(plugin.path().getFileName().toString());
            assertThat(manifest.get("component_types").get(0).asText()).isIn("source", "sink", "transform");
            assertThat(manifest.get("description").asText()).isNotBlank();
        }
    }

    private static Path zipOf(PluginFolder plugin) throws IOException {
        Path target = PluginFolder.home().resolve(plugin.module()).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@code artifact:version} of a jar's file name, as the notice writes it between colons. */
    private static String coordinatesOf(String jar) {
        String name = jar.substring(0, jar.length() - ".jar".length());
        int dash = name.lastIndexOf('-');
        while (dash > 0 && !Character.isDigit(name.charAt(dash + 1))) {
            dash = name.lastIndexOf('-', dash - 1);
        }
        return ":" + name.substring(0, dash) + ":" + name.substring(dash + 1);
    }
}
