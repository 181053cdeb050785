package io.tributary.questdb.row;

import io.tributary.questdb.table.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/** The template of a table name: literal text and places that each record fills. */
final class TableName {
    private static final String NULL = "null";
    private static final String TOPIC = "topic";
    private static final String HEADER = "header.";
    private static final String FIELD = "field.";

    private final List<Part> parts;
    private final boolean topicOnly;
    private final boolean readsValue;

    private TableName(List<Part> parts, boolean topicOnly, boolean readsValue) {
        this.parts = parts;
        this.topicOnly = topicOnly;
        this.readsValue = readsValue;
    }

    /** A part of the name. */
    private interface Part {
        String of(SinkRecord record, ValueEncoder value);
    }

    /**
     * Reads a template.
     *
     * @param template the template; null or empty for the name of the topic
     * @throws IllegalArgumentException with what is wrong with it
     */
    static TableName parse(String template) {
        if (template == null || template.isEmpty()) {
            return parse("${topic}");
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder literals = new StringBuilder();
        boolean topicOnly = true;
        boolean readsValue = false;
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf("${", at);
            int end = open < 0 ? template.length() : open;
            if (end > at) {
                String literal = template.substring(at, end);
                literals.append(literal);
                parts.add((record, value) -> literal);
            }
            if (open < 0) {
                break;
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("close the brace of ${");
            }
            String place = template.substring(open + 2, close);
            topicOnly &= place.equals(TOPIC);
            readsValue |= place.startsWith(FIELD);
            parts.add(place(place));
            literals.append('x');
            at = close + 1;
        }
        if (!Names.isTable(literals.toString())) {
            throw new IllegalArgumentException("QuestDB does not allow this table name: use 1 to " + Names.MAX_LENGTH
                    + " characters without control characters and ? , ' \" \\ / : ( ) + * % ~");
        }
        return new TableName(List.copyOf(parts), topicOnly, readsValue);
    }

    private static Part place(String place) {
        if (place.startsWith(HEADER) && place.length() > HEADER.length()) {
            String name = place.substring(HEADER.length());
            return (record, value) -> header(record, name);
        }
        if (place.startsWith(FIELD) && place.length() > FIELD.length()) {
            String path = place.substring(FIELD.length());
            return (record, value) -> field(record, value, path);
        }
        return switch (place) {
            case TOPIC -> (record, value) -> record.topic();
            case "partition" -> (record, value) -> String.valueOf(record.kafkaPartition());
            case "key" -> (record, value) -> text(record.key());
            default ->
                throw new IllegalArgumentException("${" + place + "} is unknown: use ${topic}, ${partition}, "
                        + "${key}, ${header.NAME} or ${field.PATH}");
        };
    }

    /** Whether all records of a topic go to one table. */
    boolean needsTopicOnly() {
        return topicOnly;
    }

    /** Whether the value has to be looked into before the table is known. */
    boolean readsValue() {
        return readsValue;
    }

    /** The table of a record; not yet checked. */
    String of(SinkRecord record, ValueEncoder value) {
        if (parts.size() == 1) {
            return parts.get(0).of(record, value);
        }
        StringBuilder name = new StringBuilder();
        for (Part part : parts) {
            name.append(part.of(record, value));
        }
        return name.toString();
    }

    private static String header(SinkRecord record, String name) {
        Header header = record.headers().lastWithName(name);
        if (header == null || header.value() == null) {
            throw new RowProblemException(
                    "", "no header " + name, "a header that names the table", "check " + TableConfig.TABLE);
        }
        return text(header.value());
    }

    private static String field(SinkRecord record, ValueEncoder value, String path) {
        String text = value.textAt(record, path);
        if (text == null) {
            throw new RowProblemException(
                    path, "nothing", "a single value that names the table", "check " + TableConfig.TABLE);
        }
        return text;
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return value == null ? NULL : value.toString();
    }
}
