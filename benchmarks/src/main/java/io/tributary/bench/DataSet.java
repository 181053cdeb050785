package io.tributary.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows that are a pure function of their number, with a checksum that QuestDB can compute too.
 *
 * @param name how the command line calls it
 * @param columns the columns besides {@code timestamp}
 */
record DataSet(String name, List<Column> columns) {
    /** The designated timestamp of every data set, in microseconds. */
    static final String TIMESTAMP = "timestamp";

    private static final JsonFactory JSON = new JsonFactory();
    private static final long START_MICROS = 1_763_600_000_000_000L;
    private static final long MICROS_BETWEEN_ROWS = 10;
    private static final int ROW_SIZE = 1024;
    private static final int MOST_SYMBOLS = 1000;

    /** The shape of a record's value. */
    enum Shape {
        /** A JSON object. */
        JSON,
        /** JsonConverter's envelope of schema and payload, which becomes a Struct. */
        STRUCT
    }

    /** Finds a data set by its name. */
    static DataSet named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "iot" -> iot();
            case "narrow" ->
                new DataSet("narrow", List.of(Column.symbol("sensor", "sensor-", 500), Column.real("value")));
            case "wide" -> wide();
            case "github" -> github();
            default ->
                throw new IllegalArgumentException(
                        "There is no data set \"" + name + "\"; take one of iot, narrow, wide, github.");
        };
    }

    private static DataSet iot() {
        return new DataSet(
                "iot",
                List.of(
                        Column.symbol("device_type", "device-type-", 8),
                        Column.whole("duration_ms"),
                        Column.real("lat"),
                        Column.real("lon"),
                        Column.real("measure1"),
                        Column.real("measure2"),
                        Column.real("speed")));
    }

    private static DataSet wide() {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            columns.add(Column.symbol("symbol_" + i, "category-", 20 * i));
        }
        for (int i = 1; i <= 20; i++) {
            columns.add(Column.whole("whole_" + i));
        }
        for (int i = 1; i <= 24; i++) {
            columns.add(Column.real("real_" + i));
        }
        return new DataSet("wide", List.copyOf(columns));
    }

    /** In the manner of a GitHub event: objects in the record, more text than numbers. */
    private static DataSet github() {
        return new DataSet(
                "github",
                List.of(
                        Column.symbol("id", "184000000", 1_000_000),
                        Column.symbol("type", "SomethingOfAKindEvent-", 16),
                        Column.whole("actor.id"),
                        Column.symbol("actor.login", "quiet-otter-", 100_000),
                        Column.symbol("actor.url", "https://api.github.com/users/quiet-otter-", 100_000),
                        Column.whole("repo.id"),
                        Column.symbol("repo.name", "north-river-labs/toolkit-", 50_000),
                        Column.symbol("repo.url", "https://api.github.com/repos/north-river-labs/toolkit-", 50_000),
                        Column.symbol("payload.action", "action-", 5),
                        Column.whole("payload.number"),
                        Column.symbol(
                                "payload.title",
                                "Fix time zone handling \uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD ",
                                900_000)));
    }

    /** Whether records hold objects. */
    boolean isNested() {
        return columns.stream().anyMatch(column -> !column.parent().isEmpty());
    }

    /** The names of the columns that are best stored as symbols. */
    List<String> symbols() {
        return columns.stream()
                .filter(column -> column.kind() == Column.Kind.SYMBOL && column.cardinality() <= MOST_SYMBOLS)
                .map(Column::flatName)
                .toList();
    }

    /** The time of a row. */
    long timestampMicros(long row) {
        return START_MICROS + row * MICROS_BETWEEN_ROWS;
    }

    /** The value of the record for a row, in UTF-8. */
    byte[] value(long row, Shape shape) {
        return value(row, timestampMicros(row), shape);
    }

    /** The value of the record for a row at another time. */
    byte[] value(long row, long timestampMicros, Shape shape) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ROW_SIZE);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            if (shape == Shape.STRUCT) {
                requireFlat("the shape STRUCT");
                json.writeStartObject();
                writeSchema(json);
                json.writeFieldName("payload");
            }
            writeRow(json, row, timestampMicros);
            if (shape == Shape.STRUCT) {
                json.writeEndObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Refuses what only flat data sets are made for. */
    void requireFlat(String use) {
        if (isNested()) {
            throw new IllegalArgumentException("The data set \"" + name + "\" has objects in its records; " + use
                    + " is for iot, narrow and wide.");
        }
    }

    private void writeRow(JsonGenerator json, long row, long timestampMicros) throws IOException {
        json.writeStartObject();
        String open = "";
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            open = enter(json, open, column.parent());
            column.write(json, row, i);
        }
        enter(json, open, "");
        json.writeNumberField(TIMESTAMP, timestampMicros);
        json.writeEndObject();
    }

    /** Closes the object that is open and opens another, unless both are the same; the empty name is the record. */
    private static String enter(JsonGenerator json, String open, String next) throws IOException {
        if (!next.equals(open)) {
            if (!open.isEmpty()) {
                json.writeEndObject();
            }
            if (!next.isEmpty()) {
                json.writeObjectFieldStart(next);
            }
        }
        return next;
    }

    private void writeSchema(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("schema");
        json.writeStringField("type", "struct");
        json.writeArrayFieldStart("fields");
        for (Column column : columns) {
            writeField(json, column.name(), column.kind().connectType());
        }
        writeField(json, TIMESTAMP, "int64");
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeField(JsonGenerator json, String name, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", name);
        json.writeStringField("type", type);
        json.writeEndObject();
    }
}
