package io.tributary.questdb.json;

import io.tributary.questdb.row.Logical;
import java.util.Map;

/**
 * A type in the schema of JsonConverter's envelope.
 *
 * @param type the word of the schema: {@code int64}, {@code struct}, ...
 * @param logical what values of it stand for; null for nothing but themselves
 * @param date whether JsonConverter makes a {@link java.util.Date} of values: Connect's own types for times
 * @param scale the scale of a decimal
 * @param fields the fields of a struct by name
 * @param values the type of a map's values or an array's elements; null for other types
 * @param fallback the JSON text of the default value; null if there is none
 */
record EnvelopeType(
        String type,
        Logical logical,
        boolean date,
        int scale,
        Map<String, EnvelopeType> fields,
        EnvelopeType values,
        String fallback) {}
