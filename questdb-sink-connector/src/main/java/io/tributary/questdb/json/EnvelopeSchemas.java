package io.tributary.questdb.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.questdb.row.Logical;
import io.tributary.questdb.row.RowProblemException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Reads the schemas of envelopes. Every message repeats its schema, so the ones read before are known by their bytes.
 */
final class EnvelopeSchemas {
    private static final JsonFactory JSON = new JsonFactory();

    /** Topics have few versions of a schema; with more the oldest is simply read again. */
    private static final int REMEMBERED = 16;

    private final Map<ByteBuffer, EnvelopeType> known = new LinkedHashMap<>();
    private byte[] lastText = new byte[0];
    private EnvelopeType lastType;

    /** Reads the schema in a part of a message; null for the JSON null, which says that there is no schema. */
    EnvelopeType of(byte[] source, int from, int to) {
        if (Arrays.equals(lastText, 0, lastText.length, source, from, to)) {
            return lastType;
        }
        byte[] text = Arrays.copyOfRange(source, from, to);
        EnvelopeType type = known.get(ByteBuffer.wrap(text));
        if (type == null) {
            type = parse(text);
            if (known.size() == REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
            known.put(ByteBuffer.wrap(text), type);
        }
        lastText = text;
        lastType = type;
        return type;
    }

    private static EnvelopeType parse(byte[] text) {
        try (JsonParser parser = JSON.createParser(text)) {
            return parser.nextToken() == JsonToken.VALUE_NULL
                    ? null
                    : type(parser).type();
        } catch (IOException e) {
            throw problem();
        }
    }

    /** A type, and the name of the field that it is the type of. */
    private record Named(String field, EnvelopeType type) {}

    private static Named type(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw problem();
        }
        String type = null;
        String name = null;
        String field = null;
        int scale = 0;
        Map<String, EnvelopeType> fields = Map.of();
        EnvelopeType values = null;
        String fallback = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (key) {
                case "type" -> type = parser.getText();
                case "name" -> name = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "field" -> field = parser.getText();
                case "parameters" -> scale = scale(parser);
                case "fields" -> fields = fields(parser);
                case "items", "values" -> values = type(parser).type();
                case "default" -> fallback = token == JsonToken.VALUE_NULL ? null : copy(parser);
                default -> parser.skipChildren();
            }
        }
        if (type == null) {
            throw problem();
        }
        return new Named(
                field, new EnvelopeType(type, Logical.of(name), isDate(name), scale, fields, values, fallback));
    }

    private static boolean isDate(String name) {
        return Timestamp.LOGICAL_NAME.equals(name) || Date.LOGICAL_NAME.equals(name) || Time.LOGICAL_NAME.equals(name);
    }

    private static Map<String, EnvelopeType> fields(JsonParser parser) throws IOException {
        Map<String, EnvelopeType> fields = new LinkedHashMap<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw problem();
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Named member = type(parser);
            if (member.field() == null) {
                throw problem();
            }
            fields.put(member.field(), member.type());
        }
        return fields;
    }

    private static int scale(JsonParser parser) throws IOException {
        int scale = 0;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals("scale")) {
                    scale = parser.getValueAsInt();
                }
            }
        }
        return scale;
    }

    private static String copy(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private static RowProblemException problem() {
        return new RowProblemException(
                "schema",
                "a schema that is none of JsonConverter's",
                "an object with type, and with fields, items or values where the type has them",
                "set value.format=json if the messages have no schema");
    }
}
