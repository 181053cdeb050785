package io.tributary.questdb.wire;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces <code>${NAME}</code> by an environment variable, and <code>$$</code> by one dollar sign. A dollar sign
 * before anything else stands for itself, and what a variable holds is not looked at again, as in the official
 * connector.
 */
final class EnvironmentReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\{([^}]*)(}?))");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private EnvironmentReferences() {}

    /**
     * @param text what the user wrote
     * @param environment gives the value of a variable, or null
     * @throws IllegalArgumentException with a sentence for the user when a reference cannot be resolved
     */
    static String expand(String text, UnaryOperator<String> environment) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder(text.length());
        while (matcher.find()) {
            String replacement = "$".equals(matcher.group(1)) ? "$" : value(matcher, environment);
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(expanded).toString();
    }

    private static String value(Matcher reference, UnaryOperator<String> environment) {
        String name = reference.group(2);
        if (reference.group(3).isEmpty()) {
            throw new IllegalArgumentException(
                    "the ${ at position " + reference.start() + " is not closed; write $$ for a dollar sign");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the reference at position " + reference.start()
                    + " is not the name of an environment variable; write $$ for a dollar sign");
        }
        String value = environment.apply(name);
        if (value == null) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set on this worker");
        }
        return value;
    }
}
