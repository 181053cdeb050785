package io.tributary.it.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Grafana is given at its start. */
final class Provisioning {
    private Provisioning() {}

    /** The uids of the data sources. */
    static List<String> dataSources() {
        return sources().map(source -> source.path("uid").asText()).toList();
    }

    /** What stands where secrets go. */
    static List<String> secrets() {
        return sources()
                .flatMap(source -> elements(source.path("secureJsonData")))
                .map(JsonNode::asText)
                .toList();
    }

    /** Where Grafana looks for dashboards. */
    static List<String> dashboardFolders() {
        return elements(read("dashboards").path("providers"))
                .map(provider -> provider.at("/options/path").asText())
                .toList();
    }

    /** The files with alert rules: those about QuestDB itself, and a file for each table. */
    static List<Path> alertFiles() {
        try (Stream<Path> files = Files.list(folder("alerting"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String kind) {
        return Yaml.read(folder(kind).resolve("tributary.yml"));
    }

    private static Path folder(String kind) {
        return Dashboard.folder().resolve("provisioning").resolve(kind);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<JsonNode> sources() {
        return elements(read("datasources").path("datasources"));
    }
}
