package io.tributary.questdb.json;

import io.tributary.questdb.row.RowProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Brings the JSON text of a record's value in front of a cursor. */
final class JsonBytes {
    private JsonBytes() {}

    static void open(Object value, JsonCursor cursor) {
        if (value instanceof byte[] bytes) {
            cursor.reset(bytes, 0, bytes.length);
        } else if (value instanceof String text) {
            ByteBuffer utf8 = encode(text);
            cursor.reset(utf8.array(), utf8.arrayOffset(), utf8.arrayOffset() + utf8.limit());
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            cursor.reset(bytes, 0, bytes.length);
        } else {
            throw new RowProblemException(
                    "",
                    "a value of the class " + value.getClass().getName(),
                    "bytes or text with JSON in it",
                    "set value.converter to org.apache.kafka.connect.converters.ByteArrayConverter, "
                            + "or value.format=connect");
        }
    }

    private static ByteBuffer encode(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new RowProblemException(
                    "", "text with half of a surrogate pair", "Unicode text", "mend the producer of the message");
        }
    }
}
