package io.tributary.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words and signs of an expression. */
final class ExpressionTokens {
    private static final String TWO_CHARACTER_SIGNS = "== != <= >= && ||";
    private static final String ONE_CHARACTER_SIGNS = "+-*/%<>!(),";

    enum Kind {
        NAME,
        WHOLE,
        DECIMAL,
        TEXT,
        SIGN
    }

    /**
     * One word or sign.
     *
     * @param text of a TEXT: without its quotes
     */
    record Token(Kind kind, String text) {}

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ExpressionTokens(String source) {
        this.source = source;
    }

    /** The tokens, or nothing if there is something that plain expressions do not have. */
    static Optional<List<Token>> of(String source) {
        ExpressionTokens reader = new ExpressionTokens(source);
        return reader.readAll() ? Optional.of(reader.tokens) : Optional.empty();
    }

    private boolean readAll() {
        while (true) {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
            if (at == source.length()) {
                return true;
            }
            boolean read = readNext(source.charAt(at));
            if (!read) {
                return false;
            }
        }
    }

    private boolean readNext(char c) {
        if (isNameStart(c)) {
            return readName();
        }
        if (isDigit(c)) {
            return readNumber();
        }
        boolean isQuote = c == '\'' || c == '"';
        return isQuote ? readText(c) : readSign();
    }

    private boolean readName() {
        int end = at;
        while (end < source.length() && (isNamePart(source.charAt(end)) || isDotBeforeName(end))) {
            end++;
        }
        add(Kind.NAME, end);
        return true;
    }

    private boolean isDotBeforeName(int position) {
        return source.charAt(position) == '.'
                && position + 1 < source.length()
                && isNameStart(source.charAt(position + 1));
    }

    private boolean readNumber() {
        int end = digits(at);
        Kind kind = Kind.WHOLE;
        if (end + 1 < source.length() && source.charAt(end) == '.' && isDigit(source.charAt(end + 1))) {
            end = digits(end + 1);
            kind = Kind.DECIMAL;
        }
        if (end < source.length() && (isNamePart(source.charAt(end)) || source.charAt(end) == '.')) {
            return false;
        }
        boolean octal = kind == Kind.WHOLE && source.charAt(at) == '0' && end - at > 1;
        boolean tooLong = kind == Kind.WHOLE && end - at > 18;
        add(kind, end);
        return !octal && !tooLong;
    }

    private int digits(int from) {
        int end = from;
        while (end < source.length() && isDigit(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean readText(char quote) {
        int end = source.indexOf(quote, at + 1);
        if (end < 0 || source.substring(at, end).indexOf('\\') >= 0) {
            return false;
        }
        tokens.add(new Token(Kind.TEXT, source.substring(at + 1, end)));
        at = end + 1;
        return true;
    }

    private boolean readSign() {
        if (at + 1 < source.length()
                && TWO_CHARACTER_SIGNS.contains(source.substring(at, at + 2))
                && source.charAt(at + 1) != ' ') {
            add(Kind.SIGN, at + 2);
            return at == source.length() || source.charAt(at) != '=';
        }
        if (ONE_CHARACTER_SIGNS.indexOf(source.charAt(at)) < 0) {
            return false;
        }
        add(Kind.SIGN, at + 1);
        return true;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, source.substring(at, end)));
        at = end;
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
