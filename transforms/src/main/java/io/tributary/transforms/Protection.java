package io.tributary.transforms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/** What replaces a value that must not be read. */
sealed interface Protection extends Conversion {
    /** HMAC-SHA256 (RFC 2104) in hexadecimal: the same value gives the same text, and without the key nothing can be guessed. */
    final class Hmac implements Protection {
        private static final String ALGORITHM = "HmacSHA256";
        private final Mac mac;
        private final String prefix;

        Hmac(byte[] key, String version) {
            prefix = version.isEmpty() ? "" : version + ":";
            try {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
            } catch (GeneralSecurityException e) {
                throw new ConnectException("This Java has no " + ALGORITHM, e);
            }
        }

        @Override
        public Schema type(Schema source) {
            return text(source);
        }

        @Override
        public Object convert(Object value, Schema source) {
            return prefix + HexFormat.of().formatHex(mac.doFinal(bytes(value)));
        }
    }

    /** SHA-256 in hexadecimal, without a key. */
    final class Sha256 implements Protection {
        private final MessageDigest digest;

        Sha256() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (GeneralSecurityException e) {
                throw new ConnectException("This Java has no SHA-256", e);
            }
        }

        @Override
        public Schema type(Schema source) {
            return text(source);
        }

        @Override
        public Object convert(Object value, Schema source) {
            return HexFormat.of().formatHex(digest.digest(bytes(value)));
        }
    }

    /** A fixed text; for a number zero of the same type, for a boolean false. */
    record Mask(String replacement) implements Protection {
        @Override
        public Schema type(Schema source) {
            if (source == null) {
                return Schema.STRING_SCHEMA;
            }
            return switch (source.type()) {
                case STRING, INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, BOOLEAN -> plain(source);
                default ->
                    throw new DataException("a value of type " + Types.describe(null, source) + " cannot be masked");
            };
        }

        private static Schema plain(Schema source) {
            if (source.name() != null) {
                throw new DataException("a value of type " + Types.describe(null, source) + " cannot be masked");
            }
            return new org.apache.kafka.connect.data.SchemaBuilder(source.type()).build();
        }

        @Override
        public Object convert(Object value, Schema source) {
            if (value instanceof String) {
                return replacement;
            }
            if (value instanceof Boolean) {
                return false;
            }
            if (value instanceof Long) {
                return 0L;
            }
            if (value instanceof Integer) {
                return 0;
            }
            if (value instanceof Short) {
                return (short) 0;
            }
            if (value instanceof Byte) {
                return (byte) 0;
            }
            if (value instanceof Double) {
                return 0.0;
            }
            if (value instanceof Float) {
                return 0.0f;
            }
            throw new DataException("a value of type " + Types.describe(value, source) + " cannot be masked");
        }
    }

    /** All but the last characters masked, one by one; a text that is not longer is masked as a whole. */
    record Partial(int keep, String maskCharacter) implements Protection {
        @Override
        public Schema type(Schema source) {
            return text(source);
        }

        @Override
        public Object convert(Object value, Schema source) {
            String text = string(value);
            int length = text.codePointCount(0, text.length());
            int open = length > keep ? keep : 0;
            int start = text.offsetByCodePoints(0, length - open);
            return maskCharacter.repeat(length - open) + text.substring(start);
        }
    }

    /** The first characters only. */
    record Truncate(int keep) implements Protection {
        @Override
        public Schema type(Schema source) {
            return text(source);
        }

        @Override
        public Object convert(Object value, Schema source) {
            String text = string(value);
            int length = text.codePointCount(0, text.length());
            return text.substring(0, text.offsetByCodePoints(0, Math.min(keep, length)));
        }
    }

    /** Nothing. */
    record Nothing() implements Protection {
        @Override
        public Schema type(Schema source) {
            return source == null ? Schema.OPTIONAL_STRING_SCHEMA : source;
        }

        @Override
        public Object convert(Object value, Schema source) {
            return null;
        }

        @Override
        public boolean makesNull() {
            return true;
        }
    }

    private static Schema text(Schema source) {
        if (source != null && !source.type().isPrimitive()) {
            throw new DataException("a value of type " + Types.describe(null, source)
                    + " cannot be protected as a whole: " + "name the fields in it");
        }
        return Schema.STRING_SCHEMA;
    }

    private static String string(Object value) {
        return (String) new CastConversion(ValueType.STRING, Overflow.FAIL).convert(value, null);
    }

    /** The UTF-8 bytes of the value as text; bytes as they are. */
    private static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            return copy;
        }
        return string(value).getBytes(StandardCharsets.UTF_8);
    }
}
