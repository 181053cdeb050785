package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages under docs/transforms say what {@link ExampleTest} tests. Write them anew with {@code ./mvnw -pl transforms test
 * -Dtest=DocumentationTest -Dexamples.update=true}.
 */
class DocumentationTest {
    private static final Path DOCS = Path.of(System.getProperty("tributary.home"), "docs");
    private static final String TABLE_START = "<!-- generated from the examples -->\n";
    private static final String TABLE_END = "<!-- end -->\n";

    static Set<String> transforms() {
        Set<String> names = new TreeSet<>();
        for (Transformation<?> it : ServiceLoader.load(Transformation.class)) {
            if (it.getClass().getPackage().equals(DocumentationTest.class.getPackage())) {
                names.add(it.getClass().getEnclosingClass().getSimpleName());
            }
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void pageShowsTheTestedExamples(String transform) throws IOException {
        check(DOCS.resolve("transforms").resolve(transform + ".md"), page(Example.Page.read(transform)));
    }

    @Test
    void indexListsEveryTransform() throws IOException {
        Path file = DOCS.resolve("transforms.md");
        String text = Files.readString(file);
        int start = text.indexOf(TABLE_START) + TABLE_START.length();
        int end = text.indexOf(TABLE_END);
        StringBuilder table = new StringBuilder("| transform | what it does |\n| --- | --- |\n");
        for (String name : transforms()) {
            table.append("| [")
                    .append(name)
                    .append("](transforms/")
                    .append(name)
                    .append(".md) | ")
                    .append(Example.Page.read(name).summary())
                    .append(" |\n");
        }
        check(file, text.substring(0, start) + table + text.substring(end));
    }

    private static void check(Path file, String fresh) throws IOException {
        if (Boolean.getBoolean("examples.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, fresh);
        }
        assertThat(file)
                .as("the page drifted from the examples; write it anew with -Dexamples.update=true")
                .exists()
                .hasContent(fresh);
    }

    private static String page(Example.Page page) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(page.transform()).append("\n\n");
        text.append("Generated from the examples that the build tests; do not edit by hand.\n\n");
        text.append(page.summary()).append("\n\n");
        for (JsonNode paragraph : page.json().path("text")) {
            text.append(paragraph.asText()).append("\n\n");
        }
        text.append(
                "All settings: [reference](../reference/transforms.md). Paths, nulls, errors: [overview](../transforms.md).\n");
        page.examples().forEach(example -> appendExample(text, page, example));
        return text.toString();
    }

    private static void appendExample(StringBuilder text, Example.Page page, Example example) {
        text.append("\n## ").append(example.title()).append("\n\n");
        if (example.json().has("text")) {
            text.append(example.json().get("text").asText()).append("\n\n");
        }
        text.append("```json\n{\n  \"transforms\": \"t\",\n  \"transforms.t.type\": \"io.tributary.transforms.")
                .append(page.transform())
                .append('$')
                .append(example.side())
                .append('"');
        example.settings()
                .forEach((key, value) -> text.append(",\n  \"transforms.t.")
                        .append(key)
                        .append("\": ")
                        .append(TypedJson.toJson(value)));
        text.append("\n}\n```\n\n");
        text.append(example.inputs().size() == 1 ? "A record\n\n" : "Records\n\n");
        appendRecords(text, example.inputs());
        boolean single = example.inputs().size() == 1;
        text.append(single ? "\nbecomes\n\n" : "\nbecome, in the same order,\n\n");
        appendRecords(text, example.outputs());
    }

    private static void appendRecords(StringBuilder text, Iterable<JsonNode> records) {
        text.append("```json\n");
        for (JsonNode record : records) {
            boolean onlyValue = record.size() == 1 && record.has("value");
            JsonNode shown = onlyValue ? record.get("value") : record;
            text.append(
                            record.isNull()
                                    ? "(dropped)"
                                    : shown.toString()
                                            .replace("\",\"", "\", \"")
                                            .replace(",\"", ", \""))
                    .append('\n');
        }
        text.append("```\n");
    }
}
