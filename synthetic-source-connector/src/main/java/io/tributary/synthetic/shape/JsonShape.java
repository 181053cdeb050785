package io.tributary.synthetic.shape;

import io.tributary.synthetic.dataset.Field;
import io.tributary.synthetic.dataset.FieldType;
import io.tributary.synthetic.dataset.Row;
import io.tributary.synthetic.dataset.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.connect.data.Schema;

/** JSON bytes for ByteArrayConverter: the fast path, one pass from row to bytes. */
public final class JsonShape implements RecordShape {
    private static final int WHOLE = -1;
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NAN = ascii("\"NaN\"");
    private static final byte[] INFINITY = ascii("\"Infinity\"");

    private final JsonWriter out = new JsonWriter();
    private final byte[][] names;
    /** Digits after the point, {@link #WHOLE} for whole numbers. */
    private final int[] decimals;

    /** A shape for rows with these fields. */
    public JsonShape(List<Field> fields) {
        this.names =
                fields.stream().map(field -> member(new Text(field.name()))).toArray(byte[][]::new);
        this.decimals = fields.stream()
                .mapToInt(field -> field.type() == FieldType.FLOAT64 ? field.decimals() : WHOLE)
                .toArray();
    }

    @Override
    public Schema schema(Row row) {
        return Schema.OPTIONAL_BYTES_SCHEMA;
    }

    @Override
    public Object value(Row row) {
        out.reset();
        for (int slot = 0; slot < names.length; slot++) {
            if (row.kind(slot) != Row.Kind.ABSENT) {
                out.raw(names[slot]);
                write(row, slot);
            }
        }
        return out.toObject();
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
        if (decimals[slot] == WHOLE) {
            out.number(row.number(slot));
        } else {
            out.decimal(row.number(slot), decimals[slot]);
        }
    }

    /** The comma, the quoted name and the colon. */
    private static byte[] member(Text name) {
        byte[] quoted = name.json();
        byte[] member = new byte[quoted.length + 2];
        member[0] = ',';
        System.arraycopy(quoted, 0, member, 1, quoted.length);
        member[member.length - 1] = ':';
        return member;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
