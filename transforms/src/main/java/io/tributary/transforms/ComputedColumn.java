package io.tributary.transforms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;

/**
 * A column and the expression it is computed by, written {@code name:type = expression}.
 *
 * @param type that the result is converted to
 */
record ComputedColumn(String name, ValueType type, Expression expression) {
    /**
     * Reads columns separated by semicolons.
     *
     * @throws IllegalArgumentException if one is of another form; the message says which
     */
    static List<ComputedColumn> parseAll(String text) {
        List<ComputedColumn> columns = new ArrayList<>();
        for (String part : split(text)) {
            if (!part.isBlank()) {
                columns.add(parse(part.strip()));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("at least one column is needed");
        }
        Set<String> names = new HashSet<>();
        for (ComputedColumn column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are named '" + column.name() + "'");
            }
        }
        return columns;
    }

    /** The value of the column for a record; null if the expression is null. */
    Object compute(Scope scope) {
        try {
            Object result = expression.evaluate(scope);
            return result == null ? null : new CastConversion(type, Overflow.FAIL).convert(result, null);
        } catch (DataException e) {
            throw new FieldFailure(name, e);
        }
    }

    private static ComputedColumn parse(String part) {
        int equals = part.indexOf('=');
        int colon = part.lastIndexOf(':', equals < 0 ? 0 : equals);
        if (colon < 1) {
            throw new IllegalArgumentException("'" + part + "' must have the form name:type = expression");
        }
        FieldPath name = FieldPath.parse(part.substring(0, colon));
        if (name.isNested()) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be a name, not a path: columns are added to the top level");
        }
        ValueType type = ValueType.parse(part.substring(colon + 1, equals));
        return new ComputedColumn(
                name.name(),
                type,
                Expressions.compile(part.substring(equals + 1).strip()));
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        char quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == ';') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
