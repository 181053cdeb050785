package io.tributary.synthetic.shape;

import io.tributary.synthetic.dataset.Field;
import io.tributary.synthetic.dataset.Row;
import io.tributary.synthetic.dataset.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Schema;

/** JSON bytes for ByteArrayConverter: the fast path, one pass from row to bytes. */
public final class JsonShape implements RecordShape {
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NAN = ascii("\"NaN\"");
    private static final byte[] INFINITY = ascii("\"Infinity\"");

    private final JsonWriter out = new JsonWriter();
    private final byte[][] names;

    /** A shape for rows with these fields. */
    public JsonShape(List<Field> fields) {
        this.names =
                fields.stream().map(field -> member(new Text(field.name()))).toArray(byte[][]::new);
    }

    @Override
    public Schema schema(Row row) {
        return Schema.OPTIONAL_BYTES_SCHEMA;
    }

    @Override
    public Object value(Row row) {
        out.reset();
        byte separator = '{';
        for (int slot = 0; slot < names.length; slot++) {
            if (row.kind(slot) == Row.Kind.ABSENT) {
                continue;
            }
            out.raw(separator);
            out.raw(names[slot]);
            write(row, slot);
            separator = ',';
        }
        if (separator == '{') {
            out.raw(separator);
        }
        out.raw((byte) '}');
        return out.toBytes();
    }

    private void write(Row row, int slot) {
        switch (row.kind(slot)) {
            case NUMBER -> number(row, slot);
            case TEXT -> out.raw(row.text(slot).json());
            case BOOLEAN -> out.raw(row.number(slot) != 0 ? TRUE : FALSE);
            case NAN -> out.raw(NAN);
            case INFINITY -> out.raw(INFINITY);
            case NULL, ABSENT -> out.raw(NULL);
        }
    }

    private void number(Row row, int slot) {
        Field field = row.fields().get(slot);
        switch (field.type()) {
            case FLOAT64 -> out.decimal(row.number(slot), field.decimals());
            default -> out.number(row.number(slot));
        }
    }

    /** The quoted name and the colon. */
    private static byte[] member(Text name) {
        byte[] quoted = name.json();
        byte[] member = Arrays.copyOf(quoted, quoted.length + 1);
        member[quoted.length] = ':';
        return member;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
