package io.tributary.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** A text with expressions in braces, such as {@code events-{type}}. */
final class TopicTemplate {
    /** A text as it is, or an expression. */
    private record Part(String text, Expression expression) {}

    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]*");

    private final List<Part> parts = new ArrayList<>();

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a brace is not closed or an expression is none
     */
    TopicTemplate(String template) {
        if (template.isEmpty()) {
            throw new IllegalArgumentException("the name of a topic must not be empty");
        }
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int textEnd = open < 0 ? template.length() : open;
            if (template.substring(at, textEnd).indexOf('}') >= 0) {
                throw new IllegalArgumentException("a } has no { before it");
            }
            parts.add(new Part(checked(template.substring(at, textEnd)), null));
            if (open < 0) {
                return;
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a { is not closed");
            }
            parts.add(new Part(null, Expressions.compile(template.substring(open + 1, close))));
            at = close + 1;
        }
    }

    private static String checked(String text) {
        if (!LEGAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "outside of braces there may be only what Kafka takes: letters, digits, dots, dashes and underscores");
        }
        return text;
    }

    /**
     * Fills in the values of a record.
     *
     * @throws DataException if one is null
     */
    String fill(Scope scope) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            filled.append(part.text() != null ? part.text() : valueOf(part.expression(), scope));
        }
        return filled.toString();
    }

    private static Object valueOf(Expression expression, Scope scope) {
        Object value = expression.evaluate(scope);
        if (value == null) {
            throw new DataException("A value in the name of the topic is null");
        }
        return value;
    }
}
