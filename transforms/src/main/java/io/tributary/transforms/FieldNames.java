package io.tributary.transforms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/**
 * The new names of fields that are not renamed one by one.
 *
 * @param pattern parts of a name to replace, or null
 * @param nested whether fields in fields get new names too
 */
record FieldNames(Pattern pattern, String replacement, NameStyle style, boolean nested) {
    boolean changesNames() {
        return pattern != null || style != NameStyle.KEEP;
    }

    /**
     * Checks that a replacement names only groups that the pattern has.
     *
     * @throws IllegalArgumentException otherwise; the message says why
     */
    static void checkReplacement(Pattern pattern, String replacement) {
        // With the empty text as its first alternative the pattern always matches, and has the same groups.
        Matcher matcher = Pattern.compile("|" + pattern.pattern()).matcher("");
        try {
            matcher.replaceFirst(replacement);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a $ must be followed by the number or the {name} of a group of the pattern, or stand after a \\",
                    e);
        }
    }

    String of(String name) {
        String replaced = pattern == null ? name : pattern.matcher(name).replaceAll(replacement);
        String styled = style.apply(replaced);
        if (styled.isEmpty()) {
            throw new DataException("The field '" + name + "' would get an empty name");
        }
        return styled;
    }
}
