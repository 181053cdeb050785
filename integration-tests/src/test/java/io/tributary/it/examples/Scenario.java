package io.tributary.it.examples;

import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of config-examples/scenarios, and how it is run small and short.
 *
 * @param name name of the folder
 * @param connectors names of its connectors, in the order in which they are registered
 * @param changes for a connector, by name, settings that differ in the test
 * @param rows for a table, by name, how many rows there are in the end (at least, where the table has no DEDUP)
 * @param sparse columns, as table.column, that the data of the test need not fill
 */
record Scenario(
        String name,
        List<String> connectors,
        Map<String, Map<String, String>> changes,
        Map<String, Integer> rows,
        List<String> sparse) {

    static Scenario of(String name, String... connectors) {
        return new Scenario(name, List.of(connectors), Map.of(), Map.of(), List.of());
    }

    /** Makes a synthetic source end after some records. */
    Scenario records(String connector, int count) {
        return changing(connector, Map.of("max.records", String.valueOf(count), "rate", String.valueOf(count)));
    }

    Scenario changing(String connector, Map<String, String> settings) {
        Map<String, Map<String, String>> more = new TreeMap<>(changes);
        more.put(connector, settings);
        return new Scenario(name, connectors, more, rows, sparse);
    }

    Scenario rows(String table, int count) {
        Map<String, Integer> more = new TreeMap<>(rows);
        more.put(table, count);
        return new Scenario(name, connectors, changes, more, sparse);
    }

    Scenario sparse(String... columns) {
        return new Scenario(name, connectors, changes, rows, List.of(columns));
    }

    static Path folders() {
        return PluginFolder.home().resolve("config-examples/scenarios");
    }

    Path file(String file) {
        return folders().resolve(name).resolve(file);
    }

    List<ConnectorExample> examples() {
        return connectors.stream()
                .map(connector -> ConnectorExample.ofJson(file(connector + ".json")))
                .toList();
    }

    /** The messages of others' sources, one a line; none where a source of ours makes them. */
    List<String> messages() {
        Path file = file("messages.jsonl");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> tables() {
        return SqlFile.created(file("tables.sql"));
    }

    List<String> views() {
        return SqlFile.created(file("views.sql"));
    }

    List<String> queries() {
        return SqlFile.statements(file("queries.sql"));
    }

    /** A connector as its properties describe it: {@code trades/trades-sink}. */
    static ConnectorExample properties(String connector) {
        return ConnectorExample.ofProperties(folders().resolve(connector + ".properties"));
    }

    /** Names of all folders. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(folders())) {
            return new ArrayList<>(files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
