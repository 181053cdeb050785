package io.tributary.transforms;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Applies a conversion to a key or value that is a single value and has no fields. */
final class WholeEditor implements DataEditor {
    private final Conversion conversion;
    private final OnError onError;
    private final SchemaCache<Schema, Schema> types = new SchemaCache<>(this::type);

    WholeEditor(Conversion conversion, OnError onError) {
        this.conversion = conversion;
        this.onError = onError;
    }

    @Override
    public Data edit(Data data) {
        if (data.value() instanceof Struct || data.value() instanceof Map) {
            throw new DataException("The data is a struct or a map, but no field is named: name the fields to convert");
        }
        return new Data(data.schema() == null ? null : types.get(data.schema()), convert(data));
    }

    private Object convert(Data data) {
        try {
            return conversion.convert(data.value(), data.schema());
        } catch (DataException e) {
            if (onError == OnError.NULL) {
                return null;
            }
            throw e;
        }
    }

    private Schema type(Schema source) {
        boolean optional = source.isOptional() || onError == OnError.NULL || conversion.makesNull();
        return Schemas.retyped(typeOrThatOfNothing(source), source, optional, null);
    }

    /** With on.error=null a value of a type that is refused is null, of the type that a missing one would have. */
    private Schema typeOrThatOfNothing(Schema source) {
        try {
            return conversion.type(source);
        } catch (DataException e) {
            if (onError == OnError.NULL) {
                return conversion.type(null);
            }
            throw e;
        }
    }
}
