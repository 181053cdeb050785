package io.tributary.transforms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * Parses a JSON text, or its bytes in UTF-8, in place.
 *
 * @param schema that the result is given in data with schema; empty only for data without
 */
record JsonConversion(Optional<Schema> schema) implements Conversion {
    @Override
    public Schema type(Schema source) {
        return schema.orElseThrow(() -> new DataException(
                "the record has a schema, so the type of the JSON object must be declared: set " + ParseJson.SCHEMA));
    }

    @Override
    public Object convert(Object value, Schema source) {
        Object parsed = parse(value);
        if (schema.isEmpty()) {
            return parsed;
        }
        return source == null
                ? DeclaredType.conformPlain(parsed, schema.get())
                : DeclaredType.conform(parsed, schema.get());
    }

    @Override
    public boolean makesNull() {
        return true;
    }

    /**
     * The JSON value in a text or in bytes.
     *
     * @throws DataException if there is none
     */
    static Object parse(Object value) {
        if (value instanceof String text) {
            return JsonText.read(text);
        }
        if (value instanceof byte[] bytes) {
            return JsonText.read(new String(bytes, StandardCharsets.UTF_8));
        }
        if (value instanceof ByteBuffer bytes) {
            return JsonText.read(
                    StandardCharsets.UTF_8.decode(bytes.duplicate()).toString());
        }
        throw new DataException("a text is needed, but the type is " + Types.describe(value, null));
    }
}
