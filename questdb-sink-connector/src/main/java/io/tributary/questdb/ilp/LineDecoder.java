package io.tributary.questdb.ilp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the lines of the protocol back, the way QuestDB's parser does, so that a preview shows and tests compare values
 * and not bytes. Strict: for what the server would refuse it throws {@link IllegalArgumentException}.
 */
public final class LineDecoder {
    private final byte[] bytes;
    private final int end;
    private int at;

    private LineDecoder(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /**
     * A line as the server sees it.
     *
     * @param table name of the table
     * @param columns the values by column name, in the order of the line
     * @param timestamp digits and unit, for instance {@code 17t}; empty for the time of arrival
     */
    public record Row(String table, Map<String, Value> columns, String timestamp) {}

    /**
     * A value as the server sees it.
     *
     * @param type symbol, string, long, double, boolean, micros, nanos, decimal, long256 or array
     * @param value the text of it; for binary values what they stand for
     */
    public record Value(String type, Object value) {
        @Override
        public String toString() {
            return type + ":" + value;
        }
    }

    /** Reads all lines. */
    public static List<Row> decode(LineBuffer buffer) {
        LineDecoder decoder = new LineDecoder(buffer.array(), buffer.size());
        List<Row> rows = new ArrayList<>();
        while (decoder.at < decoder.end) {
            rows.add(decoder.row());
        }
        return rows;
    }

    /**
     * Tells the dimensions of an array.
     *
     * @param array a value of type array
     */
    public static int dimensions(Value array) {
        String shape = array.value().toString();
        return (int) shape.substring(0, shape.indexOf(']'))
                        .chars()
                        .filter(c -> c == ',')
                        .count()
                + 1;
    }

    private Row row() {
        String table = name(",  \n");
        Map<String, Value> columns = new LinkedHashMap<>();
        while (peek() == ',') {
            at++;
            String column = name("=");
            expect('=');
            put(columns, column, new Value("symbol", name(", \n")));
        }
        String timestamp = "";
        if (peek() == ' ' && !isTimestampNext()) {
            do {
                at++;
                String column = name("=");
                expect('=');
                put(columns, column, value());
            } while (peek() == ',');
        }
        if (peek() == ' ') {
            at++;
            timestamp = raw("\n");
        }
        expect('\n');
        return new Row(table, columns, timestamp);
    }

    /** QuestDB keeps the first of two values for a column, in silence; nothing may depend on it. */
    private static void put(Map<String, Value> columns, String column, Value value) {
        if (columns.put(column, value) != null) {
            throw new IllegalArgumentException("column " + column + " twice in a row");
        }
    }

    private boolean isTimestampNext() {
        for (int i = at + 1; i < end; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
            if (bytes[i] == '=') {
                return false;
            }
        }
        return true;
    }

    private Value value() {
        byte first = peek();
        if (first == '"') {
            return new Value("string", quoted());
        }
        if (first == '=') {
            at++;
            return binary();
        }
        String text = raw(", \n");
        char last = text.charAt(text.length() - 1);
        String body = text.substring(0, text.length() - 1);
        return switch (last) {
            case 'i' -> body.startsWith("0x") ? new Value("long256", body) : new Value("long", Long.parseLong(body));
            case 't' -> body.isEmpty() ? new Value("boolean", true) : new Value("micros", Long.parseLong(body));
            case 'n' -> new Value("nanos", Long.parseLong(body));
            case 'd' -> new Value("decimal", new java.math.BigDecimal(body));
            case 'f' -> new Value("boolean", false);
            default -> new Value("double", Double.parseDouble(text));
        };
    }

    private Value binary() {
        ByteBuffer data = ByteBuffer.wrap(bytes, at, end - at).order(ByteOrder.LITTLE_ENDIAN);
        byte kind = data.get();
        Value value = switch (kind) {
            case 16 -> new Value("double", data.getDouble());
            case 14 -> new Value("array", array(data));
            default -> throw new IllegalArgumentException("binary kind " + kind);
        };
        at = data.position();
        return value;
    }

    private static String array(ByteBuffer data) {
        if (data.get() != 10) {
            throw new IllegalArgumentException("array of something other than doubles");
        }
        int[] shape = new int[data.get()];
        int size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = data.getInt();
            size *= shape[i];
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = data.getDouble();
        }
        return Arrays.toString(shape) + Arrays.toString(values);
    }

    private String quoted() {
        expect('"');
        int start = at;
        byte[] plain = new byte[end - start];
        int size = 0;
        while (peek() != '"') {
            if (peek() == '\\') {
                at++;
            } else if (peek() == '\n') {
                throw new IllegalArgumentException("line end inside a string");
            }
            plain[size++] = bytes[at++];
        }
        at++;
        return utf8(plain, size);
    }

    private String name(String stops) {
        byte[] plain = new byte[end - at];
        int size = 0;
        while (stops.indexOf(peek()) < 0) {
            if (peek() == '\\') {
                at++;
            } else if (" ,=\n".indexOf(peek()) >= 0) {
                throw new IllegalArgumentException("unescaped " + (char) peek() + " in a name");
            }
            plain[size++] = bytes[at++];
        }
        return utf8(plain, size);
    }

    private String raw(String stops) {
        int start = at;
        while (stops.indexOf(peek()) < 0) {
            at++;
        }
        return utf8(Arrays.copyOfRange(bytes, start, at), at - start);
    }

    private static String utf8(byte[] plain, int size) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain, 0, size))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    private byte peek() {
        if (at >= end) {
            throw new IllegalArgumentException("line without an end");
        }
        return bytes[at];
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw new IllegalArgumentException("expected " + expected + " but found " + (char) peek() + " at " + at);
        }
        at++;
    }
}
