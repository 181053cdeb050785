package io.tributary.it.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Grafana dashboard: what its panels and variables ask.
 *
 * @param name name of the file without extension
 * @param document its JSON
 */
record Dashboard(String name, JsonNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One query of a panel.
     *
     * @param panel title of the panel
     * @param type type of the panel, such as timeseries
     * @param source uid of the data source
     * @param text SQL or PromQL, with macros
     */
    record Query(String panel, String type, String source, String text) {}

    /**
     * A variable that the reader chooses.
     *
     * @param name its name, without the dollar sign
     * @param sql what its values are
     * @param multi whether several may be chosen; they are put into a query as quoted texts then
     */
    record Variable(String name, String sql, boolean multi) {}

    static Path folder() {
        return PluginFolder.home().resolve("config-examples/grafana");
    }

    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(folder().resolve("dashboards"))) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString().replace(".json", ""), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Query> queries() {
        return elements(document.path("panels"))
                .flatMap(panel -> elements(panel.path("targets"))
                        .map(target -> new Query(
                                panel.path("title").asText(),
                                panel.path("type").asText(),
                                target.at("/datasource/uid").asText(),
                                target.path(target.has("rawSql") ? "rawSql" : "expr")
                                        .asText())))
                .toList();
    }

    List<Variable> variables() {
        return elements(document.at("/templating/list"))
                .map(variable -> new Variable(
                        variable.path("name").asText(),
                        variable.path("query").asText(),
                        variable.path("multi").asBoolean()))
                .toList();
    }

    /** Names of metrics in the PromQL of its panels. */
    List<String> expressions() {
        return queries().stream()
                .filter(query -> query.source().equals("prometheus"))
                .map(Query::text)
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return name;
    }
}
