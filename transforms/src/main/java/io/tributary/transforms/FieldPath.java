package io.tributary.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * The way to a field, possibly nested, in the V2 syntax of <a
 * href="https://cwiki.apache.org/confluence/display/KAFKA/KIP-821%3A+Connect+Transforms+support+for+nested+structures">KIP-821</a>:
 * names are separated by dots; a name that contains a dot stands between backticks; a backtick before a dot inside such a
 * name is written {@code \`}.
 *
 * @param steps the names from the outside in, at least one
 */
record FieldPath(List<String> steps) {
    /** What {@link #find} returns where there is no such field. */
    static final Object MISSING = new Object() {
        @Override
        public String toString() {
            return "missing";
        }
    };

    FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if the text is not a path; the message says why
     */
    static FieldPath parse(String text) {
        return new FieldPath(new Parser(text).parse());
    }

    String name() {
        return steps.get(steps.size() - 1);
    }

    boolean isNested() {
        return steps.size() > 1;
    }

    FieldPath sibling(String name) {
        List<String> renamed = new ArrayList<>(steps);
        renamed.set(steps.size() - 1, name);
        return new FieldPath(renamed);
    }

    /** The field that this one is in; only for a nested one. */
    FieldPath parent() {
        return new FieldPath(steps.subList(0, steps.size() - 1));
    }

    FieldPath child(String name) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(name);
        return new FieldPath(longer);
    }

    /** The value of this field within a struct or a map, null included, or {@link #MISSING}. */
    Object find(Object root) {
        Object current = step(root, steps.get(0));
        for (int i = 1; i < steps.size() && current != MISSING; i++) {
            current = step(current, steps.get(i));
        }
        return current;
    }

    /** The schema of this field within a struct schema, null if there is none. */
    Schema schemaIn(Schema root) {
        Schema current = root;
        for (String name : steps) {
            Field field = current == null || current.type() != Schema.Type.STRUCT ? null : current.field(name);
            current = field == null ? null : field.schema();
        }
        return current;
    }

    /** The value of a field of a struct or map, null included, or {@link #MISSING}. */
    static Object step(Object parent, String name) {
        if (parent instanceof Struct struct) {
            Field field = struct.schema().field(name);
            return field == null ? MISSING : struct.get(field);
        }
        if (parent instanceof Map<?, ?> map) {
            Object value = map.get(name);
            return value != null || map.containsKey(name) ? value : MISSING;
        }
        return MISSING;
    }

    /** The path as it is written in a configuration. */
    @Override
    public String toString() {
        return steps.stream().map(FieldPath::quoteIfNeeded).collect(Collectors.joining("."));
    }

    private static String quoteIfNeeded(String name) {
        boolean plain = !name.isEmpty() && name.indexOf('.') < 0 && name.charAt(0) != '`';
        return plain ? name : '`' + name.replace("`.", "\\`.") + '`';
    }

    private static final class Parser {
        private final String text;
        private final List<String> steps = new ArrayList<>();
        private int at;

        Parser(String text) {
            this.text = text.strip();
        }

        List<String> parse() {
            do {
                String name = at < text.length() && text.charAt(at) == '`' ? quotedName() : plainName();
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("a field path has no empty names; quote a name that contains "
                            + "dots with backticks, as in `a.b`.c");
                }
                steps.add(name);
            } while (at++ < text.length());
            return steps;
        }

        private String plainName() {
            int end = text.indexOf('.', at);
            int start = at;
            at = end < 0 ? text.length() : end;
            return text.substring(start, at);
        }

        /** Only a backtick before a dot or at the end closes the name, unless a backslash precedes it. */
        private String quotedName() {
            StringBuilder name = new StringBuilder();
            for (int i = at + 1; i < text.length(); i++) {
                boolean atEnd = i == text.length() - 1;
                boolean closes = text.charAt(i) == '`' && (atEnd || text.charAt(i + 1) == '.');
                if (!closes) {
                    name.append(text.charAt(i));
                } else if (text.charAt(i - 1) == '\\') {
                    name.setCharAt(name.length() - 1, '`');
                } else {
                    at = i + 1;
                    return name.toString();
                }
            }
            throw new IllegalArgumentException("a backtick at position " + at + " is not closed");
        }
    }
}
