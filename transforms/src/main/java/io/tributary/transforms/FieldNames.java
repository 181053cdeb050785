package io.tributary.transforms;

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

    String of(String name) {
        String replaced = pattern == null ? name : pattern.matcher(name).replaceAll(replacement);
        String styled = style.apply(replaced);
        if (styled.isEmpty()) {
            throw new DataException("The field '" + name + "' would get an empty name");
        }
        return styled;
    }
}
