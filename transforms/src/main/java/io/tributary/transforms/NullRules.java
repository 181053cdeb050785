package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to do with nulls.
 *
 * @param fields that the rules are for; empty for all
 * @param defaults texts of values, by field
 * @param nanIsNull whether a NaN is a null
 */
record NullRules(Set<FieldPath> fields, Nulls nulls, Map<FieldPath, String> defaults, boolean nanIsNull) {
    /** What becomes of a null. */
    enum Nulls {
        KEEP,
        DROP_FIELD,
        DEFAULT,
        DROP_RECORD
    }

    NullRules(List<FieldPath> fields, Nulls nulls, Map<FieldPath, String> defaults, boolean nanIsNull) {
        this(fields.stream().collect(Collectors.toSet()), nulls, defaults, nanIsNull);
    }

    boolean concern(FieldPath path) {
        return fields.isEmpty() || fields.contains(path);
    }

    /** Whether the rules are for a part of a field, or a part of a part. */
    boolean concernPartOf(FieldPath path) {
        return fields.isEmpty() || namePartOf(path);
    }

    /** Whether the rules name a part of a field, or a part of a part. */
    boolean namePartOf(FieldPath path) {
        int depth = path.steps().size();
        return fields.stream()
                .anyMatch(it -> it.steps().size() > depth
                        && it.steps().subList(0, depth).equals(path.steps()));
    }

    /** The value without NaN, where NaN is a null. */
    Object withoutNaN(Object value) {
        boolean isNaN = (value instanceof Double d && d.isNaN()) || (value instanceof Float f && f.isNaN());
        return nanIsNull && isNaN ? null : value;
    }
}
