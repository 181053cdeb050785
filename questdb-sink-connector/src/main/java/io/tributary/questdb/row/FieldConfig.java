package io.tributary.questdb.row;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigValue;

/**
 * How the fields of a message become columns.
 *
 * @param format how the value of a message is to be read
 * @param rows how many rows a message holds
 * @param rowsPath the dotted path of the array whose elements are rows, empty for none
 * @param symbols columns written as SYMBOL
 * @param doubles columns whose integers are written as DOUBLE
 * @param includeKey whether the message key becomes columns
 * @param keyPrefix what the names of key columns start with; empty for nothing
 * @param valuePrefix what the names of value columns start with; empty for nothing
 * @param skipUnsupported whether a field of an unsupported type is left out instead of refusing the record
 * @param nullValue what a message without a value means
 * @param names what to do with names that QuestDB does not allow
 * @param collision what to do when two fields of a row have the same column
 * @param unrepresentable what to do with values QuestDB would store as NULL
 * @param nested what becomes of nested objects
 * @param arrays what becomes of arrays
 * @param jsonFields paths of fields kept as JSON text
 * @param bytes what becomes of bytes
 * @param decimals what becomes of decimals whose column does not exist yet
 */
record FieldConfig(
        ValueFormat format,
        MessageRows rows,
        String rowsPath,
        Set<String> symbols,
        Set<String> doubles,
        boolean includeKey,
        String keyPrefix,
        String valuePrefix,
        boolean skipUnsupported,
        NullValue nullValue,
        InvalidNames names,
        Collision collision,
        Unrepresentable unrepresentable,
        Nested nested,
        Arrays arrays,
        Set<String> jsonFields,
        Bytes bytes,
        Decimals decimals) {

    static final String VALUE_FORMAT = "value.format";
    static final String MESSAGE_ROWS = "message.rows";
    static final String ROWS_PATH = "message.rows.path";
    static final String SYMBOLS = "symbols";
    static final String DOUBLES = "doubles";
    static final String INCLUDE_KEY = "include.key";
    static final String KEY_PREFIX = "key.prefix";
    static final String VALUE_PREFIX = "value.prefix";
    static final String SKIP_UNSUPPORTED = "skip.unsupported.types";
    static final String ON_NULL_VALUE = "on.null.value";
    static final String ON_INVALID_NAME = "on.invalid.name";
    static final String ON_NAME_COLLISION = "on.name.collision";
    static final String ON_UNREPRESENTABLE = "on.unrepresentable.value";
    static final String NESTED_MODE = "nested.mode";
    static final String ARRAY_MODE = "array.mode";
    static final String JSON_FIELDS = "json.fields";
    static final String BYTES_MODE = "bytes.mode";
    static final String DECIMAL_MODE = "decimal.mode";

    private static final String GROUP = "Fields and columns";

    /** How the value of a message is to be read. */
    enum ValueFormat {
        /** As the value converter delivers it. */
        CONNECT,
        /** JSON text, from ByteArrayConverter or StringConverter. */
        JSON,
        /** The schema-and-payload JSON of JsonConverter, from ByteArrayConverter or StringConverter. */
        JSON_ENVELOPE
    }

    /** What a message without a value means. */
    enum NullValue {
        IGNORE,
        FAIL,
        DLQ
    }

    /** What to do with names that QuestDB does not allow. */
    enum InvalidNames {
        FAIL,
        REPLACE
    }

    /** What to do when two fields of one row have the same column. */
    enum Collision {
        FAIL,
        FIRST
    }

    /** What to do with values QuestDB would store as NULL. */
    enum Unrepresentable {
        FAIL,
        NULL
    }

    /** What becomes of nested objects. */
    enum Nested {
        FLATTEN,
        JSON
    }

    /** What becomes of arrays. */
    enum Arrays {
        DOUBLE,
        DOUBLE_OR_JSON,
        JSON
    }

    /** What becomes of bytes. */
    enum Bytes {
        FAIL,
        BASE64,
        HEX,
        UTF8
    }

    /** What becomes of decimals whose column does not exist yet. */
    enum Decimals {
        FAIL,
        DOUBLE,
        STRING
    }

    static void define(ConfigDef def) {
        new ConfigSection(def, GROUP)
                .choice(
                        VALUE_FORMAT,
                        ValueFormat.CONNECT,
                        Importance.HIGH,
                        "Value format",
                        "How the message value is read. connect: as value.converter delivers it (structs, maps, "
                                + "primitives). json: value.converter is ByteArrayConverter or StringConverter and the "
                                + "sink turns the JSON text into rows itself in one pass, which is several times "
                                + "faster. json_envelope: the same for JSON with the schema and payload of "
                                + "JsonConverter. The mapping rules are the same on every path.")
                .choice(
                        MESSAGE_ROWS,
                        MessageRows.ONE,
                        Importance.MEDIUM,
                        "Rows in a message",
                        "one: a message is one row. array: the value is an array and every element is a row. ndjson: "
                                + "the value holds JSON objects separated by line ends and every one is a row (needs "
                                + "value.format=json). All rows of a message are written, or none.")
                .text(
                        ROWS_PATH,
                        "",
                        Importance.LOW,
                        "Path of the rows",
                        "Dotted path of an array inside the message whose elements become the rows. The other fields "
                                + "of the message are repeated in each of them. Empty: the message itself is the row.")
                .list(
                        SYMBOLS,
                        "",
                        null,
                        Importance.MEDIUM,
                        "Symbol columns",
                        "Columns written as SYMBOL, by column name (address_city) or dotted path (address.city). A "
                                + "column that exists as SYMBOL is written so without being named here.")
                .list(
                        DOUBLES,
                        "",
                        null,
                        Importance.MEDIUM,
                        "Double columns",
                        "Columns whose integers are written as DOUBLE, by column name or dotted path, or * for all. "
                                + "Without it the first value decides the type of a new column: 42 makes a LONG, and "
                                + "42.5 is refused later. A column that exists as DOUBLE needs no entry.")
                .flag(
                        INCLUDE_KEY,
                        true,
                        Importance.MEDIUM,
                        "Include the key",
                        "Whether the message key becomes columns too: a primitive key one column, a struct or map "
                                + "one column per field.")
                .text(
                        KEY_PREFIX,
                        "key",
                        Importance.MEDIUM,
                        "Key prefix",
                        "What the names of key columns start with, followed by _ and the field name. A primitive key "
                                + "becomes a column of this name. Empty: no prefix, and a primitive key becomes the "
                                + "column key.")
                .text(
                        VALUE_PREFIX,
                        "",
                        Importance.MEDIUM,
                        "Value prefix",
                        "What the names of value columns start with, followed by _ and the field name. A primitive "
                                + "value becomes a column of this name. Empty: no prefix, and a primitive value "
                                + "becomes the column value.")
                .flag(
                        SKIP_UNSUPPORTED,
                        false,
                        Importance.MEDIUM,
                        "Skip unsupported types",
                        "Whether a field whose type has no column type is left out (and counted) instead of refusing "
                                + "the record.")
                .choice(
                        NESTED_MODE,
                        Nested.FLATTEN,
                        Importance.LOW,
                        "Nested values",
                        "flatten: the fields of a nested struct, map or object become columns, names joined with _. "
                                + "json: a nested value becomes one VARCHAR column with its JSON text.")
                .choice(
                        ARRAY_MODE,
                        Arrays.DOUBLE,
                        Importance.LOW,
                        "Arrays",
                        "double: arrays of numbers with 1 to 3 dimensions become DOUBLE arrays, other arrays are "
                                + "unsupported. double_or_json: other arrays become VARCHAR with their JSON text. "
                                + "json: all arrays become JSON text.")
                .list(
                        JSON_FIELDS,
                        "",
                        null,
                        Importance.LOW,
                        "Fields kept as JSON",
                        "Fields, by column name or dotted path, whose value is kept as JSON text in a VARCHAR column, "
                                + "whatever it holds.")
                .choice(
                        BYTES_MODE,
                        Bytes.FAIL,
                        Importance.LOW,
                        "Bytes",
                        "What becomes of bytes: base64 or hex text, the text they are in UTF-8, or fail (unsupported, "
                                + "as skip.unsupported.types says).")
                .choice(
                        DECIMAL_MODE,
                        Decimals.FAIL,
                        Importance.LOW,
                        "Decimals without a column",
                        "QuestDB does not create DECIMAL columns by itself. When a decimal's column does not exist: "
                                + "double (nearest double), string (exact digits as VARCHAR), or fail (unsupported, "
                                + "as skip.unsupported.types says). With table.create=ddl the column is created as "
                                + "DECIMAL, and in a column that exists the decimal is written as its type.")
                .choice(
                        ON_NULL_VALUE,
                        NullValue.IGNORE,
                        Importance.MEDIUM,
                        "Null values",
                        "What a message without a value (a tombstone) means. ignore: it makes no row. fail: the task "
                                + "stops or tolerates it, as errors.tolerance says. dlq: it goes to the dead letter "
                                + "queue.")
                .choice(
                        ON_INVALID_NAME,
                        InvalidNames.FAIL,
                        Importance.LOW,
                        "Invalid column names",
                        "What to do with a field name that QuestDB does not allow for a column (characters such as "
                                + "- / ? and control characters). fail: refuse the record. replace: write _ for each "
                                + "such character. A dot always becomes _.")
                .choice(
                        ON_NAME_COLLISION,
                        Collision.FAIL,
                        Importance.LOW,
                        "Two fields, one column",
                        "What to do when two fields of a row have the same column, for instance Price and price (column "
                                + "names ignore case) or a_b and a.b. fail: refuse the record. first: keep the first "
                                + "and count the others.")
                .choice(
                        ON_UNREPRESENTABLE,
                        Unrepresentable.FAIL,
                        Importance.LOW,
                        "Values QuestDB cannot hold",
                        "What to do with positive and negative infinity, the smallest 64-bit integer and the like, "
                                + "which QuestDB silently stores as NULL. fail: refuse the record. null: leave the "
                                + "field out and count it. NaN is always left out, because it is what QuestDB stores "
                                + "for a NULL double.");
    }

    static FieldConfig from(AbstractConfig config) {
        return new FieldConfig(
                choice(config, VALUE_FORMAT, ValueFormat.class),
                choice(config, MESSAGE_ROWS, MessageRows.class),
                config.getString(ROWS_PATH).trim(),
                names(config.getList(SYMBOLS)),
                names(config.getList(DOUBLES)),
                config.getBoolean(INCLUDE_KEY),
                config.getString(KEY_PREFIX),
                config.getString(VALUE_PREFIX),
                config.getBoolean(SKIP_UNSUPPORTED),
                choice(config, ON_NULL_VALUE, NullValue.class),
                choice(config, ON_INVALID_NAME, InvalidNames.class),
                choice(config, ON_NAME_COLLISION, Collision.class),
                choice(config, ON_UNREPRESENTABLE, Unrepresentable.class),
                choice(config, NESTED_MODE, Nested.class),
                choice(config, ARRAY_MODE, Arrays.class),
                names(config.getList(JSON_FIELDS)),
                choice(config, BYTES_MODE, Bytes.class),
                choice(config, DECIMAL_MODE, Decimals.class));
    }

    static void validate(Map<String, ConfigValue> values) {
        String format = word(values, VALUE_FORMAT);
        ConfigValue rows = values.get(MESSAGE_ROWS);
        ConfigValue path = values.get(ROWS_PATH);
        boolean hasPath = path.value() != null && !path.value().toString().isBlank();
        if (word(values, MESSAGE_ROWS).equals("ndjson") && !format.equals("json")) {
            rows.addErrorMessage(MESSAGE_ROWS + "=ndjson needs " + VALUE_FORMAT + "=json.");
        }
        if (format.equals("json_envelope")
                && (hasPath || !word(values, MESSAGE_ROWS).equals("one"))) {
            (hasPath ? path : rows)
                    .addErrorMessage(VALUE_FORMAT + "=json_envelope makes one row of a message: use json or connect.");
        }
        if (hasPath && !word(values, MESSAGE_ROWS).equals("one")) {
            path.addErrorMessage(ROWS_PATH + " needs " + MESSAGE_ROWS
                    + "=one: the rows are either the message's elements" + " or those of an array inside it.");
        }
    }

    private static String word(Map<String, ConfigValue> values, String key) {
        return String.valueOf(values.get(key).value()).toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E choice(AbstractConfig config, String key, Class<E> type) {
        return ConfigSection.constant(type, config.getString(key));
    }

    static Set<String> names(List<String> list) {
        return list.stream()
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
