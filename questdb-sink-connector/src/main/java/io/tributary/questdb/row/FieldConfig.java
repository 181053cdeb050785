package io.tributary.questdb.row;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;

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
