package io.tributary.transforms;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;

/** A name in an expression: a field of the key or value, or one of the record's own properties. */
sealed interface Variable extends Expression.Computed {
    /** A field of a field; a missing field is null. */
    record OfField(FieldPath path) implements Variable {
        @Override
        public ResultKind compute(Scope scope) {
            return held(path.find(scope.root()), scope);
        }
    }

    /** A field at the top level; a missing field is null. */
    record OfTopField(String name) implements Variable {
        @Override
        public ResultKind compute(Scope scope) {
            Object value = scope.root() instanceof Map<?, ?> map ? map.get(name) : FieldPath.step(scope.root(), name);
            return held(value, scope);
        }
    }

    /** A field of the key or of the value, whatever side the expression works on; the whole of it without a path. */
    record OfSide(Side side, FieldPath path) implements Variable {
        @Override
        public ResultKind compute(Scope scope) {
            Object root = side.value(scope.record());
            return held(path == null ? root : path.find(root), scope);
        }
    }

    /** A property of the record. */
    enum OfRecord implements Variable {
        TOPIC {
            @Override
            public ResultKind compute(Scope scope) {
                return scope.hold(scope.record().topic());
            }
        },
        PARTITION {
            @Override
            public ResultKind compute(Scope scope) {
                return held(scope.record().kafkaPartition(), scope);
            }
        },
        OFFSET {
            @Override
            public ResultKind compute(Scope scope) {
                return scope.record() instanceof SinkRecord record ? scope.hold(record.kafkaOffset()) : ResultKind.NONE;
            }
        },
        TIMESTAMP {
            @Override
            public ResultKind compute(Scope scope) {
                return held(scope.record().timestamp(), scope);
            }
        }
    }

    /**
     * The variable of a path.
     *
     * @throws IllegalArgumentException for an unknown name that starts with a dollar sign
     */
    static Variable of(FieldPath path) {
        String first = path.steps().get(0);
        if (!first.startsWith("$")) {
            return path.isNested() ? new OfField(path) : new OfTopField(first);
        }
        FieldPath rest = path.isNested() ? new FieldPath(tail(path.steps())) : null;
        if (first.equals("$key") || first.equals("$value")) {
            return new OfSide(first.equals("$key") ? Side.KEY : Side.VALUE, rest);
        }
        for (OfRecord property : OfRecord.values()) {
            if (rest == null && first.substring(1).equals(Settings.nameOf(property))) {
                return property;
            }
        }
        throw new IllegalArgumentException(
                "unknown variable " + path + "; known are $topic, $partition, $offset, $timestamp, $key and $value");
    }

    private static List<String> tail(List<String> steps) {
        return steps.subList(1, steps.size());
    }

    private static ResultKind held(Object value, Scope scope) {
        if (value instanceof Double number) {
            return scope.hold(number.doubleValue());
        }
        if (value instanceof Long number) {
            return scope.hold(number.longValue());
        }
        return scope.hold(normal(value));
    }

    /** Numbers become long or double, a Connect Timestamp its milliseconds; a struct or map as a whole is no value. */
    static Object normal(Object value) {
        if (value instanceof Long || value instanceof Double || value instanceof String || value == null) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float || value instanceof BigDecimal) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Date time) {
            return Timestamp.fromLogical(Timestamp.SCHEMA, time);
        }
        return value == FieldPath.MISSING || value instanceof Struct || value instanceof Map ? null : value;
    }
}
