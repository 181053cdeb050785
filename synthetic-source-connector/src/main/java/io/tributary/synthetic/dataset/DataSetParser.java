package io.tributary.synthetic.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the definition of a data set from YAML or JSON. The language is described in docs/synthetic-source.md. */
public final class DataSetParser {
    private static final Set<String> MEMBERS = Set.of("name", "key", "series", "outage", "tables", "fields");
    private static final int MOST_SERIES = 1_000_000;
    private static final int MOST_FIELDS = 500;

    private DataSetParser() {}

    /**
     * Reads a definition.
     *
     * @param text YAML or JSON
     * @throws DataSetException when it is wrong
     */
    public static DataSet parse(String text) {
        SpecNode root = SpecNode.read(text);
        Map<String, SpecNode> members = root.members(MEMBERS);
        Optional<Series> series = Optional.ofNullable(members.get("series")).map(DataSetParser::series);
        Optional<Outage> outage = Optional.ofNullable(members.get("outage")).map(DataSetParser::outage);
        Map<String, Table> tables = tables(Optional.ofNullable(members.get("tables")));
        List<Field> fields = fields(root.required("fields"), new FieldParser(series, outage, tables));
        Optional<String> key = Optional.ofNullable(members.get("key")).map(node -> keyOf(node, fields));
        return new DataSet(root.required("name").text(), series, outage, key, fields);
    }

    private static Series series(SpecNode node) {
        node.members(Set.of("count", "frequency"));
        int count = node.required("count").integer(1, MOST_SERIES);
        Frequency frequency =
                node.optional("frequency").map(DataSetParser::frequency).orElse(new Frequency.Uniform());
        return new Series(count, frequency);
    }

    private static Frequency frequency(SpecNode node) {
        if (node.isScalar()) {
            if ("uniform".equals(node.text())) {
                return new Frequency.Uniform();
            }
            throw node.wrong("must be uniform, or one of zipf, hot and classes with its settings.");
        }
        Map<String, SpecNode> members = node.members(Set.of("zipf", "hot", "classes"));
        if (members.size() != 1) {
            throw node.wrong("must have one of zipf, hot and classes.");
        }
        if (members.containsKey("zipf")) {
            return new Frequency.Zipf(members.get("zipf").number(0.01, 10));
        }
        if (members.containsKey("hot")) {
            SpecNode hot = members.get("hot");
            hot.members(Set.of("count", "share"));
            return new Frequency.Hot(
                    hot.required("count").integer(1, MOST_SERIES),
                    hot.required("share").number(0, 1));
        }
        SpecNode classes = members.get("classes");
        if (classes.elements().isEmpty()) {
            throw classes.wrong("needs at least one class.");
        }
        return new Frequency.Classes(
                classes.elements().stream().map(DataSetParser::seriesClass).toList());
    }

    private static Frequency.SeriesClass seriesClass(SpecNode node) {
        node.members(Set.of("share", "weight"));
        return new Frequency.SeriesClass(
                node.required("share").number(0, 1), node.required("weight").number(1e-6, 1e6));
    }

    private static Outage outage(SpecNode node) {
        node.members(Set.of("share", "seconds"));
        return Outage.ofSeconds(
                node.required("share").number(0, 0.5), node.required("seconds").number(0.001, 1e6));
    }

    private static Map<String, Table> tables(Optional<SpecNode> node) {
        Map<String, Table> tables = new LinkedHashMap<>();
        node.ifPresent(it -> it.members().forEach((name, table) -> tables.put(name, Table.parse(name, table))));
        return tables;
    }

    private static List<Field> fields(SpecNode list, FieldParser parser) {
        List<SpecNode> elements = list.elements();
        if (elements.isEmpty() || elements.size() > MOST_FIELDS) {
            throw list.wrong("must have 1 to " + MOST_FIELDS + " fields.");
        }
        List<Field> fields = new ArrayList<>();
        for (SpecNode element : elements) {
            fields.add(parser.parse(element));
        }
        return fields;
    }

    private static String keyOf(SpecNode node, List<Field> fields) {
        String name = node.text();
        if (fields.stream().noneMatch(field -> field.name().equals(name))) {
            throw node.wrong("there is no field " + name + ".");
        }
        return name;
    }
}
