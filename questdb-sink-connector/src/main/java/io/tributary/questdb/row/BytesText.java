package io.tributary.questdb.row;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Makes text of bytes. */
final class BytesText {
    private BytesText() {}

    /** The bytes as text of a kind; null if bytes are not to be written at all. */
    static String of(FieldPlan field, byte[] content, FieldConfig.Bytes kind) {
        return switch (kind) {
            case BASE64 -> Base64.getEncoder().encodeToString(content);
            case HEX -> HexFormat.of().formatHex(content);
            case UTF8 -> utf8(field, content);
            case FAIL -> null;
        };
    }

    private static String utf8(FieldPlan field, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RowProblemException(
                    field.path(),
                    "bytes that are not UTF-8",
                    "UTF-8",
                    "set " + FieldConfig.BYTES_MODE + " to base64 or hex");
        }
    }
}
