package io.tributary.questdb.row;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigValue;

/** The keys that say how the fields of a message become columns, and what they ask of each other. */
final class FieldKeys {
    private FieldKeys() {}

    static void define(ConfigDef def) {
        new ConfigSection(def, "Fields and columns")
                .choice(
                        FieldConfig.VALUE_FORMAT,
                        FieldConfig.ValueFormat.CONNECT,
                        Importance.HIGH,
                        "Value format",
                        "How the message value is read. connect: as value.converter delivers it (structs, maps, "
                                + "primitives). json: value.converter is ByteArrayConverter or StringConverter and the "
                                + "sink turns the JSON text into rows itself in one pass, which is several times "
                                + "faster. json_envelope: the same for JSON with the schema and payload of "
                                + "JsonConverter. The mapping rules are the same on every path.")
                .choice(
                        FieldConfig.MESSAGE_ROWS,
                        MessageRows.ONE,
                        Importance.MEDIUM,
                        "Rows in a message",
                        "one: a message is one row. array: the value is an array and every element is a row. ndjson: "
                                + "the value holds JSON objects separated by line ends and every one is a row (needs "
                                + "value.format=json). All rows of a message are written, or none.")
                .text(
                        FieldConfig.ROWS_PATH,
                        "",
                        Importance.LOW,
                        "Path of the rows",
                        "Dotted path of an array inside the message whose elements become the rows. The other fields "
                                + "of the message are repeated in each of them. Empty: the message itself is the row.")
                .list(
                        FieldConfig.SYMBOLS,
                        "",
                        null,
                        Importance.MEDIUM,
                        "Symbol columns",
                        "Columns written as SYMBOL, by column name (address_city) or dotted path (address.city). A "
                                + "column that exists as SYMBOL is written so without being named here.")
                .list(
                        FieldConfig.DOUBLES,
                        "",
                        null,
                        Importance.MEDIUM,
                        "Double columns",
                        "Columns whose integers are written as DOUBLE, by column name or dotted path, or * for all. "
                                + "Without it the first value decides the type of a new column: 42 makes a LONG, and "
                                + "42.5 is refused later. A column that exists as DOUBLE needs no entry.")
                .flag(
                        FieldConfig.INCLUDE_KEY,
                        true,
                        Importance.MEDIUM,
                        "Include the key",
                        "Whether the message key becomes columns too: a primitive key one column, a struct or map "
                                + "one column per field.")
                .text(
                        FieldConfig.KEY_PREFIX,
                        "key",
                        Importance.MEDIUM,
                        "Key prefix",
                        "What the names of key columns start with, followed by _ and the field name. A primitive key "
                                + "becomes a column of this name. Empty: no prefix, and a primitive key becomes the "
                                + "column key.")
                .text(
                        FieldConfig.VALUE_PREFIX,
                        "",
                        Importance.MEDIUM,
                        "Value prefix",
                        "What the names of value columns start with, followed by _ and the field name. A primitive "
                                + "value becomes a column of this name. Empty: no prefix, and a primitive value "
                                + "becomes the column value.")
                .flag(
                        FieldConfig.SKIP_UNSUPPORTED,
                        false,
                        Importance.MEDIUM,
                        "Skip unsupported types",
                        "Whether a field whose type has no column type is left out (and counted) instead of refusing "
                                + "the record.")
                .choice(
                        FieldConfig.NESTED_MODE,
                        FieldConfig.Nested.FLATTEN,
                        Importance.LOW,
                        "Nested values",
                        "flatten: the fields of a nested struct, map or object become columns, names joined with _. "
                                + "json: a nested value becomes one VARCHAR column with its JSON text.")
                .choice(
                        FieldConfig.ARRAY_MODE,
                        FieldConfig.Arrays.DOUBLE,
                        Importance.LOW,
                        "Arrays",
                        "double: arrays of numbers with 1 to 3 dimensions become DOUBLE arrays, other arrays are "
                                + "unsupported. double_or_json: other arrays become VARCHAR with their JSON text. "
                                + "json: all arrays become JSON text.")
                .list(
                        FieldConfig.JSON_FIELDS,
                        "",
                        null,
                        Importance.LOW,
                        "Fields kept as JSON",
                        "Fields, by column name or dotted path, whose value is kept as JSON text in a VARCHAR column, "
                                + "whatever it holds.")
                .choice(
                        FieldConfig.BYTES_MODE,
                        FieldConfig.Bytes.FAIL,
                        Importance.LOW,
                        "Bytes",
                        "What becomes of bytes: base64 or hex text, the text they are in UTF-8, or fail (unsupported, "
                                + "as skip.unsupported.types says).")
                .choice(
                        FieldConfig.DECIMAL_MODE,
                        FieldConfig.Decimals.FAIL,
                        Importance.LOW,
                        "Decimals without a column",
                        "QuestDB does not create DECIMAL columns by itself. When a decimal's column does not exist: "
                                + "double (nearest double), string (exact digits as VARCHAR), or fail (unsupported, "
                                + "as skip.unsupported.types says). With table.create=ddl the column is created as "
                                + "DECIMAL, and in a column that exists the decimal is written as its type.")
                .choice(
                        FieldConfig.ON_NULL_VALUE,
                        FieldConfig.NullValue.IGNORE,
                        Importance.MEDIUM,
                        "Null values",
                        "What a message without a value (a tombstone) means. ignore: it makes no row. fail: the task "
                                + "stops or tolerates it, as errors.tolerance says. dlq: it goes to the dead letter "
                                + "queue.")
                .choice(
                        FieldConfig.ON_INVALID_NAME,
                        FieldConfig.InvalidNames.FAIL,
                        Importance.LOW,
                        "Invalid column names",
                        "What to do with a field name that QuestDB does not allow for a column (characters such as "
                                + "- / ? and control characters). fail: refuse the record. replace: write _ for each "
                                + "such character. A dot always becomes _.")
                .choice(
                        FieldConfig.ON_NAME_COLLISION,
                        FieldConfig.Collision.FAIL,
                        Importance.LOW,
                        "Two fields, one column",
                        "What to do when two fields of a row have the same column, for instance Price and price (column "
                                + "names ignore case) or a_b and a.b. fail: refuse the record. first: keep the first "
                                + "and count the others.")
                .choice(
                        FieldConfig.ON_UNREPRESENTABLE,
                        FieldConfig.Unrepresentable.FAIL,
                        Importance.LOW,
                        "Values QuestDB cannot hold",
                        "What to do with positive and negative infinity, the smallest 64-bit integer and the like, "
                                + "which QuestDB silently stores as NULL. fail: refuse the record. null: leave the "
                                + "field out and count it. NaN is always left out, because it is what QuestDB stores "
                                + "for a NULL double.");
    }

    static void validate(Map<String, ConfigValue> values) {
        String format = word(values, FieldConfig.VALUE_FORMAT);
        ConfigValue rows = values.get(FieldConfig.MESSAGE_ROWS);
        ConfigValue path = values.get(FieldConfig.ROWS_PATH);
        boolean hasPath = path.value() != null && !path.value().toString().isBlank();
        if (word(values, FieldConfig.MESSAGE_ROWS).equals("ndjson") && !format.equals("json")) {
            rows.addErrorMessage(FieldConfig.MESSAGE_ROWS + "=ndjson needs " + FieldConfig.VALUE_FORMAT + "=json.");
        }
        if (format.equals("json_envelope")
                && (hasPath || !word(values, FieldConfig.MESSAGE_ROWS).equals("one"))) {
            (hasPath ? path : rows)
                    .addErrorMessage(FieldConfig.VALUE_FORMAT
                            + "=json_envelope makes one row of a message: use json or connect.");
        }
        if (hasPath && !word(values, FieldConfig.MESSAGE_ROWS).equals("one")) {
            path.addErrorMessage(FieldConfig.ROWS_PATH + " needs " + FieldConfig.MESSAGE_ROWS
                    + "=one: the rows are either the message's elements" + " or those of an array inside it.");
        }
        if (hasPath) {
            requireReachable(values, path);
        }
    }

    /** Nothing is looked for inside a value that is kept as text, so there would be no rows in any message. */
    private static void requireReachable(Map<String, ConfigValue> values, ConfigValue path) {
        String rows = path.value().toString().trim();
        if (rows.indexOf('.') >= 0 && word(values, FieldConfig.NESTED_MODE).equals("json")) {
            path.addErrorMessage(FieldConfig.ROWS_PATH + " goes through an object that " + FieldConfig.NESTED_MODE
                    + "=json keeps as text: set " + FieldConfig.NESTED_MODE + "=flatten.");
        }
        if (values.get(FieldConfig.JSON_FIELDS).value() instanceof List<?> texts
                && around(rows, text(values, FieldConfig.VALUE_PREFIX)).anyMatch(texts::contains)) {
            path.addErrorMessage(FieldConfig.ROWS_PATH + " goes through a field that " + FieldConfig.JSON_FIELDS
                    + " keeps as text: take it out of " + FieldConfig.JSON_FIELDS + ".");
        }
    }

    /** The names of a field and of those it is in, as column names and as paths. */
    private static Stream<String> around(String field, String prefix) {
        return Stream.concat(
                Stream.of(prefix.isEmpty() ? "value" : prefix),
                IntStream.rangeClosed(1, field.length())
                        .filter(end -> end == field.length() || field.charAt(end) == '.')
                        .mapToObj(end -> field.substring(0, end))
                        .flatMap(path -> Stream.of(path, column(prefix, path))));
    }

    private static String column(String prefix, String path) {
        return (prefix.isEmpty() ? path : prefix + '_' + path).replace('.', '_');
    }

    private static String text(Map<String, ConfigValue> values, String key) {
        Object value = values.get(key).value();
        return value == null ? "" : value.toString();
    }

    private static String word(Map<String, ConfigValue> values, String key) {
        return String.valueOf(values.get(key).value()).toLowerCase(Locale.ROOT);
    }
}
