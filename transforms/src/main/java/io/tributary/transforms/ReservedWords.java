package io.tributary.transforms;

import java.util.Set;

/** Words with a meaning in JEXL, which are not names of fields in plain expressions either. */
final class ReservedWords {
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "div",
            "mod",
            "empty",
            "size",
            "new",
            "var",
            "let",
            "const",
            "if",
            "else",
            "for",
            "while",
            "do",
            "return",
            "function",
            "null",
            "true",
            "false",
            "instanceof",
            "NaN",
            "break",
            "continue",
            "try",
            "catch",
            "finally",
            "throw",
            "switch",
            "case",
            "default");

    private ReservedWords() {}

    static boolean contain(String name) {
        return WORDS.contains(name);
    }
}
