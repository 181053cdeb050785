package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.LineDecoder;
import io.tributary.questdb.ilp.LineDecoder.Value;
import io.tributary.questdb.table.Names;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random nested messages with extremes and every plane of Unicode come out as they went in, on both paths. */
class MappingFuzzTest {
    private static final String SPECIAL = " \"\\\n\r\t,=/\u0000\u0001\u007f'{}[]:";
    /** QuestDB takes this character in text, but not in a symbol. */
    private static final String NUL_IN_SYMBOL = "rejected sym: text with the character U+0000";

    private static final int MESSAGES = 4_000;
    private static final JsonFactory JSON = new JsonFactory();
    private static final long[] LONGS = {
        0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE + 1, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, 1L << 53, 10
    };
    private static final double[] DOUBLES = {
        0.1, -0.5, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3, 123456789.125, 4.35, 2.5e-308
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void roundTrips(long seed) throws IOException {
        Random random = new Random(seed);
        Mapping connect = mapping("connect");
        Mapping json = mapping("json");
        int refused = 0;
        for (int i = 0; i < MESSAGES; i++) {
            Map<String, Object> message = object(random, 0);
            message.put("always", (long) i);
            Map<String, Value> expected = new HashMap<>();
            flatten("", message, expected);
            byte[] text = write(message, random);
            String context = "seed " + seed + " message " + i + ": " + new String(text, StandardCharsets.UTF_8);
            if (String.valueOf(message.get("sym")).indexOf('\0') >= 0) {
                assertThat(json.encode(record(text))).as(context).isEqualTo(NUL_IN_SYMBOL);
                assertThat(connect.encode(record(message))).as(context).isEqualTo(NUL_IN_SYMBOL);
                refused++;
                continue;
            }
            assertThat(encode(json, text)).as(context).isEqualTo(expected);
            assertThat(encode(connect, message)).as(context).isEqualTo(expected);
        }
        assertThat(refused).isLessThan(MESSAGES / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void neverTakesBrokenBytesForSomethingElse(long seed) throws IOException {
        Random random = new Random(seed);
        Mapping json = mapping("json");
        for (int i = 0; i < MESSAGES; i++) {
            Map<String, Object> message = object(random, 0);
            message.put("always", (long) i);
            byte[] text = write(message, random);
            text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            LineBuffer out = new LineBuffer(64);
            // Either it is still JSON, and the line is one the server can read, or it is refused.
            if (json.encoder().encode(record(text), out) instanceof Encoding.Rows) {
                assertThat(LineDecoder.decode(out)).hasSize(1);
            } else {
                assertThat(out.size()).isZero();
            }
        }
    }

    private static Mapping mapping(String format) {
        return new Mapping().with("value.format", format).with("symbols", "sym");
    }

    private static Map<String, Value> encode(Mapping mapping, Object value) {
        LineBuffer out = new LineBuffer(64);
        Encoding encoding = mapping.encoder().encode(record(value), out);
        assertThat(encoding).isEqualTo(Encoding.ONE_ROW);
        return LineDecoder.decode(out).get(0).columns();
    }

    private static SinkRecord record(Object value) {
        return new SinkRecord("t", 0, null, null, null, value, 0);
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            // The number keeps names apart, as they may not collide.
            object.put(name(random) + depth + "n" + i, value(random, depth));
        }
        if (random.nextInt(3) == 0) {
            object.put(depth == 0 ? "sym" : "other", text(random));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth < 3 ? 9 : 7)) {
            case 0 -> LONGS[random.nextInt(LONGS.length)];
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> DOUBLES[random.nextInt(DOUBLES.length)];
            case 3 -> random.nextDouble() * Math.pow(10, random.nextInt(20) - 10);
            case 4 -> random.nextBoolean();
            case 5 -> null;
            case 6 -> text(random);
            case 7 -> List.of((double) random.nextInt(100), random.nextDouble());
            default -> object(random, depth + 1);
        };
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String letter = Character.toString(random.nextInt(4) == 0 ? codePoint(random) : 'a' + random.nextInt(26));
            boolean hasNoCase = letter.equals(letter.toLowerCase(Locale.ROOT));
            if (hasNoCase && Names.isColumn(letter)) {
                name.append(letter);
            }
        }
        return name.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(
                    random.nextInt(3) == 0 ? SPECIAL.charAt(random.nextInt(SPECIAL.length())) : codePoint(random));
        }
        return text.toString();
    }

    /** Any code point of any plane but the halves of surrogate pairs. */
    private static int codePoint(Random random) {
        int plane = random.nextInt(3) == 0 ? 0 : random.nextInt(17);
        int codePoint = (plane << 16) | random.nextInt(0x10000);
        return codePoint >= 0xD800 && codePoint < 0xE000 ? 'x' : codePoint;
    }

    private static void flatten(String prefix, Map<String, Object> object, Map<String, Value> into) {
        object.forEach((name, value) -> {
            String column = prefix + name;
            if (value instanceof Map<?, ?> nested) {
                Map<String, Object> members = new LinkedHashMap<>();
                nested.forEach((key, member) -> members.put((String) key, member));
                flatten(column + "_", members, into);
            } else if (value instanceof String text) {
                into.put(column, new Value(column.equals("sym") ? "symbol" : "string", text));
            } else if (value instanceof Long integer) {
                into.put(column, new Value("long", integer));
            } else if (value instanceof Double number) {
                into.put(column, new Value("double", number));
            } else if (value instanceof Boolean bool) {
                into.put(column, new Value("boolean", bool));
            } else if (value instanceof List<?> list) {
                into.put(column, new Value("array", "[" + list.size() + "]" + list));
            }
        });
    }

    private static byte[] write(Map<String, Object> message, Random random) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            if (random.nextBoolean()) {
                generator.setHighestNonEscapedChar(127);
            }
            if (random.nextBoolean()) {
                generator.useDefaultPrettyPrinter();
            }
            write(generator, message);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName((String) entry.getKey());
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof Long integer) {
            generator.writeNumber(integer);
        } else if (value instanceof Double number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else if (value == null) {
            generator.writeNull();
        } else {
            generator.writeString((String) value);
        }
    }
}
