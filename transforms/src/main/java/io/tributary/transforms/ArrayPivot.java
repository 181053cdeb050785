package io.tributary.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;

/**
 * Turns an array of structs, maps or arrays into one array per field, or into a matrix with one row per field.
 *
 * @param <R> source or sink record
 */
public abstract class ArrayPivot<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String FIELD = "field";
    private static final String ELEMENT_FIELDS = "element.fields";
    private static final String OUTPUT = "output";
    private static final String OUTPUT_NAME = "output.name";
    private static final String ON_RAGGED = "on.ragged";

    private enum Output {
        ARRAYS,
        MATRIX
    }

    private enum OnRagged {
        FAIL,
        NULL,
        DROP
    }

    private static final ConfigDef CONFIG = settings().build();

    private FieldPath field;
    private List<PivotField> elementFields;
    private Output output;
    private OnRagged onRagged;
    private OnMissing onMissing;
    private boolean nullOnError;
    private ColumnAdder adder;

    private ArrayPivot(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Input")
                .text(
                        FIELD,
                        ConfigDef.NO_DEFAULT_VALUE,
                        "a field path",
                        FieldPath::parse,
                        Importance.HIGH,
                        "The field with the array. A field at the top level is replaced; one in another field stays.")
                .list(
                        ELEMENT_FIELDS,
                        ConfigDef.NO_DEFAULT_VALUE,
                        "name or name:type, …; types: " + ValueType.NAMES,
                        text -> PivotField.parse(text, 0),
                        Importance.HIGH,
                        "The fields of the elements, with their types (float64 without one), in the order of the output. Where "
                                + "the elements are arrays, such as [price, size], the names stand for their places.")
                .group("Output")
                .choice(
                        OUTPUT,
                        Output.ARRAYS,
                        Importance.HIGH,
                        "arrays: one array per field of the elements; matrix: one array of arrays, whose rows are the fields, "
                                + "all of one type.")
                .text(
                        OUTPUT_NAME,
                        "",
                        Importance.MEDIUM,
                        "With output=matrix the name of the matrix; with output=arrays what precedes the names of the arrays. "
                                + "Empty: the name of the field, with an underscore after it for arrays.")
                .choice(
                        ON_RAGGED,
                        OnRagged.FAIL,
                        Importance.MEDIUM,
                        "What to do with an element that is null or lacks one of the fields, or has a null there. fail: treat "
                                + "it as an error, see on.error; null: put a null in its place; drop: leave the element out.");
        OnMissing.define(settings);
        OnError.define(settings);
        settings.rule(ELEMENT_FIELDS, ArrayPivot::checkElementFields);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        field = FieldPath.parse((String) parsed.get(FIELD));
        elementFields = elementFields(Settings.list(parsed, ELEMENT_FIELDS));
        output = Settings.choice(parsed, OUTPUT, Output.class);
        onRagged = Settings.choice(parsed, ON_RAGGED, OnRagged.class);
        onMissing = OnMissing.from(parsed);
        nullOnError = OnError.from(parsed) == OnError.NULL;
        Set<String> removed = field.isNested() ? Set.of() : Set.of(field.name());
        adder = new ColumnAdder(columns((String) parsed.get(OUTPUT_NAME)), removed);
    }

    private static List<PivotField> elementFields(List<String> texts) {
        List<PivotField> fields = new ArrayList<>();
        texts.forEach(text -> fields.add(PivotField.parse(text, fields.size())));
        return fields;
    }

    private static void checkElementFields(Map<String, Object> parsed) {
        List<PivotField> fields = elementFields(Settings.list(parsed, ELEMENT_FIELDS));
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("it must name at least one field");
        }
        if (fields.stream().map(PivotField::name).distinct().count() < fields.size()) {
            throw new IllegalArgumentException("a field is named twice");
        }
        boolean isMatrix = Settings.choice(parsed, OUTPUT, Output.class) == Output.MATRIX;
        if (isMatrix && fields.stream().map(PivotField::type).distinct().count() > 1) {
            throw new IllegalArgumentException("the rows of a matrix (output=matrix) are of one type");
        }
    }

    private List<ColumnAdder.Column> columns(String name) {
        if (output == Output.MATRIX) {
            ValueType type = elementFields.get(0).type();
            Schema rows = SchemaBuilder.array(array(type)).build();
            return List.of(new ColumnAdder.Column(name.isEmpty() ? field.name() : name, rows));
        }
        String prefix = name.isEmpty() ? field.name() + "_" : name;
        return elementFields.stream()
                .map(it -> new ColumnAdder.Column(prefix + it.name(), array(it.type())))
                .toList();
    }

    private Schema array(ValueType type) {
        Schema element = onRagged == OnRagged.NULL ? Schemas.optional(type.schema()) : type.schema();
        return SchemaBuilder.array(element).build();
    }

    @Override
    final R transform(R record) {
        Object array = field.find(side().value(record));
        if (array == FieldPath.MISSING) {
            if (onMissing == OnMissing.SKIP) {
                return record;
            }
            if (onMissing == OnMissing.FAIL) {
                throw new FieldFailure(field, "the record has no such field (" + OnMissing.KEY + "=fail)");
            }
        }
        return side().replace(record, adder.add(side().of(record), values(array)));
    }

    private Object[] values(Object array) {
        Object[] nothing = new Object[output == Output.MATRIX ? 1 : elementFields.size()];
        if (array == null || array == FieldPath.MISSING) {
            return nothing;
        }
        try {
            List<List<Object>> rows = rows(array);
            return output == Output.MATRIX ? new Object[] {rows} : rows.toArray();
        } catch (DataException e) {
            if (nullOnError) {
                return nothing;
            }
            throw new FieldFailure(field, e);
        }
    }

    private List<List<Object>> rows(Object array) {
        if (!(array instanceof List<?> elements)) {
            throw new DataException("an array is needed");
        }
        List<List<Object>> rows = new ArrayList<>();
        elementFields.forEach(it -> rows.add(new ArrayList<>(elements.size())));
        for (int i = 0; i < elements.size(); i++) {
            addElement(rows, elements.get(i), i);
        }
        return rows;
    }

    private void addElement(List<List<Object>> rows, Object element, int position) {
        Object[] values = new Object[elementFields.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = elementFields.get(i).in(element);
            boolean isThere = value != null && value != FieldPath.MISSING;
            if (!isThere && onRagged == OnRagged.FAIL) {
                throw new DataException("element " + position + " has no value for '"
                        + elementFields.get(i).name() + "' (" + ON_RAGGED + "=fail)");
            }
            if (!isThere && onRagged == OnRagged.DROP) {
                return;
            }
            values[i] = isThere ? cast(value, elementFields.get(i), position) : null;
        }
        for (int i = 0; i < values.length; i++) {
            rows.get(i).add(values[i]);
        }
    }

    private static Object cast(Object value, PivotField field, int position) {
        try {
            return new CastConversion(field.type(), Overflow.FAIL).convert(value, null);
        } catch (DataException e) {
            throw new DataException("element " + position + ", '" + field.name() + "': " + e.getMessage(), e);
        }
    }

    /** Pivots an array in the key. */
    public static final class Key<R extends ConnectRecord<R>> extends ArrayPivot<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Pivots an array in the value. */
    public static final class Value<R extends ConnectRecord<R>> extends ArrayPivot<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
