package io.tributary.it.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The statements of an SQL file. Each ends with a semicolon at the end of a line; comments have lines of their own. */
final class SqlFile {
    private static final Pattern CREATE =
            Pattern.compile("(?is)^CREATE\\s+(TABLE|VIEW|MATERIALIZED\\s+VIEW)\\s+IF\\s+NOT\\s+EXISTS\\s+(\\w+).*");

    private SqlFile() {}

    static List<String> statements(Path file) {
        try {
            String text = Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Arrays.stream(text.split(";\\s*(\\n|$)", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the statements of a file create: names of tables or views. */
    static List<String> created(Path file) {
        return statements(file).stream().map(SqlFile::name).toList();
    }

    private static String name(String statement) {
        Matcher create = CREATE.matcher(statement);
        if (!create.matches()) {
            throw new IllegalArgumentException("Not a CREATE ... IF NOT EXISTS name: " + statement);
        }
        return create.group(2);
    }
}
