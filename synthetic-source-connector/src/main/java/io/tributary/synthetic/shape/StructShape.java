package io.tributary.synthetic.shape;

import io.tributary.synthetic.dataset.Field;
import io.tributary.synthetic.dataset.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Structs with a schema, for every converter that has one. Rows that do not fit the data set's schema get one of their own. */
public final class StructShape implements RecordShape {
    private final String name;
    private final int regularFields;
    private final Schema regular;
    private final Map<String, Schema> irregular = new HashMap<>();

    /**
     * A shape for rows with these fields.
     *
     * @param name the name of the schema
     * @param fields the fields; every one is optional in the schema, because trouble on purpose makes them null
     * @param regularFields how many of them, the first, belong to the data set
     */
    public StructShape(String name, List<Field> fields, int regularFields) {
        this.name = name;
        this.regularFields = regularFields;
        SchemaBuilder builder = SchemaBuilder.struct().name(name).version(1).optional();
        fields.subList(0, regularFields).forEach(field -> builder.field(field.name(), type(field)));
        this.regular = builder.build();
    }

    @Override
    public Schema schema(Row row) {
        return row.isIrregular() ? irregular.computeIfAbsent(signature(row), key -> schemaOf(row)) : regular;
    }

    @Override
    public Object value(Row row) {
        Schema schema = schema(row);
        Struct value = new Struct(schema);
        List<org.apache.kafka.connect.data.Field> members = schema.fields();
        int member = 0;
        for (int slot = 0; slot < row.fields().size(); slot++) {
            if (row.isIrregular() ? hasMember(row, slot) : slot < regularFields) {
                value.put(members.get(member), ConnectValues.of(row, slot));
                member++;
            }
        }
        return value;
    }

    private Schema schemaOf(Row row) {
        boolean grown = false;
        SchemaBuilder builder = SchemaBuilder.struct().name(name).optional();
        for (int slot = 0; slot < row.fields().size(); slot++) {
            if (hasMember(row, slot)) {
                Field field = row.fields().get(slot);
                grown |= slot >= regularFields;
                builder.field(
                        field.name(), row.kind(slot) == Row.Kind.TEXT ? Schema.OPTIONAL_STRING_SCHEMA : type(field));
            }
        }
        return builder.version(grown ? 2 : 1).build();
    }

    /** What the schema of an irregular row depends on. */
    private static String signature(Row row) {
        StringBuilder signature = new StringBuilder();
        for (int slot = 0; slot < row.fields().size(); slot++) {
            char sign = row.kind(slot) == Row.Kind.TEXT ? 't' : '.';
            signature.append(hasMember(row, slot) ? sign : '-');
        }
        return signature.toString();
    }

    /** A field that is only sometimes there stays in the schema, except for one that trouble adds. */
    private static boolean hasMember(Row row, int slot) {
        Field field = row.fields().get(slot);
        return row.kind(slot) != Row.Kind.ABSENT || field.presence() == Field.Presence.SOMETIMES;
    }

    private static Schema type(Field field) {
        return switch (field.type()) {
            case INT32 -> Schema.OPTIONAL_INT32_SCHEMA;
            case INT64, TIMESTAMP -> Schema.OPTIONAL_INT64_SCHEMA;
            case FLOAT64 -> Schema.OPTIONAL_FLOAT64_SCHEMA;
            case BOOLEAN -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
            case STRING -> Schema.OPTIONAL_STRING_SCHEMA;
        };
    }
}
