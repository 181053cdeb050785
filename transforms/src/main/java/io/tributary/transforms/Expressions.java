package io.tributary.transforms;

import java.util.HashMap;
import java.util.Map;

/** Compiles expressions: plain ones to closures, others by JEXL. Both mean the same by the same signs. */
final class Expressions {
    static final int MAX_LENGTH = 4_000;

    private Expressions() {}

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException if it is not an expression; the message says why
     */
    static Expression compile(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an expression must not be empty");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an expression has at most " + MAX_LENGTH + " characters");
        }
        QuotedPaths quoted = QuotedPaths.replaceIn(text);
        return PlainExpressions.compile(quoted.text(), quoted.variables())
                .orElseGet(() -> JexlExpressions.compile(quoted.text(), quoted.variables()));
    }

    /**
     * An expression in which simple names stand for the paths that the parsers cannot read.
     *
     * @param variables by their simple names
     */
    private record QuotedPaths(String text, Map<String, Variable> variables) {
        static QuotedPaths replaceIn(String source) {
            Map<String, Variable> variables = new HashMap<>();
            StringBuilder text = new StringBuilder();
            int at = 0;
            while (at < source.length()) {
                int end = endOfPart(source, at);
                String part = source.substring(at, end);
                if (needsSimpleName(part, source, end)) {
                    String name = "$quoted" + variables.size();
                    variables.put(name, Variable.of(FieldPath.parse(part)));
                    part = name;
                }
                text.append(part);
                at = end;
            }
            return new QuotedPaths(text.toString(), variables);
        }

        /** A path of several names, or with backticks, or a field that has the name of a function. */
        private static boolean needsSimpleName(String part, String source, int end) {
            if (part.charAt(0) == '\'' || part.charAt(0) == '"') {
                return false;
            }
            boolean isCall = source.substring(end).stripLeading().startsWith("(");
            boolean isNested = part.indexOf('.') > 0 && !Character.isDigit(part.charAt(0));
            return part.indexOf('`') >= 0 || (!isCall && (isNested || Functions.isName(part)));
        }

        /** The end of a text literal, of a path, or of a single other character. */
        private static int endOfPart(String source, int start) {
            char first = source.charAt(start);
            if (first == '\'' || first == '"') {
                int end = start + 1;
                while (end < source.length() && source.charAt(end) != first) {
                    end += source.charAt(end) == '\\' ? 2 : 1;
                }
                return Math.min(end + 1, source.length());
            }
            int end = start;
            while (end < source.length() && isPathPart(source.charAt(end))) {
                if (source.charAt(end) == '`') {
                    int close = source.indexOf('`', end + 1);
                    if (close < 0) {
                        throw new IllegalArgumentException("a backtick at position " + end + " is not closed");
                    }
                    end = close;
                }
                end++;
            }
            return Math.max(end, start + 1);
        }

        private static boolean isPathPart(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.' || c == '`';
        }
    }
}
