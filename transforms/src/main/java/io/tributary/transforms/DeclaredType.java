package io.tributary.transforms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Types declared in a configuration, such as {@code id:int64, tags:array<string>, place:struct<lat:float64, lon:float64>}. All
 * are optional.
 */
final class DeclaredType {
    private final String text;
    private int at;

    private DeclaredType(String text) {
        this.text = text;
    }

    /**
     * Reads the fields of a struct.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    static Schema struct(String fields) {
        DeclaredType parser = new DeclaredType(fields);
        Schema schema = parser.fields((char) 0);
        if (parser.at < fields.length()) {
            throw new IllegalArgumentException(
                    "unexpected '" + fields.charAt(parser.at) + "' at position " + parser.at);
        }
        return schema;
    }

    private Schema fields(char end) {
        SchemaBuilder struct = SchemaBuilder.struct().optional();
        do {
            String name = word(':');
            if (name.isEmpty() || struct.field(name) != null) {
                throw new IllegalArgumentException("a field needs a name of its own, at position " + at);
            }
            if (name.chars().anyMatch(it -> it == ',' || it == '<' || it == '>')) {
                throw new IllegalArgumentException("'" + name + "' is no name: the form is name:type, name:type, …");
            }
            at++;
            struct.field(name, type());
            skipSpace();
        } while (accept(','));
        if (end != 0 && !accept(end)) {
            throw new IllegalArgumentException("a '" + end + "' is missing at position " + at);
        }
        return struct.build();
    }

    private Schema type() {
        String name = word(',', '<', '>');
        if (name.equals("struct") && accept('<')) {
            return fields('>');
        }
        if (name.equals("array") && accept('<')) {
            Schema element = type();
            skipSpace();
            if (!accept('>')) {
                throw new IllegalArgumentException("a '>' is missing at position " + at);
            }
            return SchemaBuilder.array(element).optional().build();
        }
        return Schemas.optional(ValueType.parse(name).schema());
    }

    private String word(char... ends) {
        int start = at;
        while (at < text.length() && new String(ends).indexOf(text.charAt(at)) < 0) {
            at++;
        }
        boolean needsEnd = ends.length == 1;
        if (needsEnd && at == text.length()) {
            throw new IllegalArgumentException("the form is name:type, name:type, …");
        }
        return text.substring(start, at).strip();
    }

    private boolean accept(char sign) {
        boolean found = at < text.length() && text.charAt(at) == sign;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /**
     * A value of maps, lists and scalars in the form of a declared type. A field that the map lacks is null; an entry that the
     * type lacks is left out.
     *
     * @throws DataException if a value does not fit
     */
    static Object conform(Object value, Schema type) {
        if (value == null) {
            return null;
        }
        return switch (type.type()) {
            case STRUCT -> conformStruct(value, type);
            case ARRAY -> conformArray(value, type);
            default -> new CastConversion(ValueType.parse(type.type().getName()), Overflow.FAIL).convert(value, null);
        };
    }

    /** As {@link #conform}, for data without schema: a struct is a map. */
    static Object conformPlain(Object value, Schema type) {
        return plain(conform(value, type));
    }

    private static Object plain(Object value) {
        if (value instanceof Struct struct) {
            Map<String, Object> map = new LinkedHashMap<>();
            struct.schema().fields().forEach(field -> map.put(field.name(), plain(struct.get(field))));
            return map;
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>(list.size());
            list.forEach(element -> elements.add(plain(element)));
            return elements;
        }
        return value;
    }

    private static Struct conformStruct(Object value, Schema type) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new DataException("an object is declared, but something else is there");
        }
        Struct struct = new Struct(type);
        for (Field field : type.fields()) {
            try {
                struct.put(field, conform(map.get(field.name()), field.schema()));
            } catch (DataException e) {
                throw new FieldFailure(field.name(), e);
            }
        }
        return struct;
    }

    private static List<Object> conformArray(Object value, Schema type) {
        if (!(value instanceof List<?> list)) {
            throw new DataException("an array is declared, but something else is there");
        }
        List<Object> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(conform(element, type.valueSchema()));
        }
        return elements;
    }
}
