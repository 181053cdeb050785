package io.tributary.transforms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.connect.errors.DataException;

/**
 * Regular expressions that cannot run away: Java's matcher backtracks, and for some patterns the time doubles with each
 * character of the text, so the matcher may look at a bounded number of characters only.
 */
final class BoundedRegex {
    static final int MAX_LOOKS = 200_000;

    private static final int MAX_PATTERNS = 64;
    private static final ThreadLocal<Map<String, Pattern>> PATTERNS = ThreadLocal.withInitial(BoundedRegex::newCache);

    private BoundedRegex() {}

    static boolean matches(String text, String pattern) {
        Pattern compiled = PATTERNS.get().computeIfAbsent(pattern, BoundedRegex::compile);
        try {
            return compiled.matcher(new CountedText(text, new Budget())).matches();
        } catch (StackOverflowError e) {
            throw new DataException("the regular expression is too complex for the text", e);
        }
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw new DataException("the pattern is not a regular expression"); // the cause would show it
        }
    }

    private static Map<String, Pattern> newCache() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
                return size() > MAX_PATTERNS;
            }
        };
    }

    /** How often the matcher may still look at a character. */
    private static final class Budget {
        private int looksLeft = MAX_LOOKS;

        void spend() {
            if (--looksLeft < 0) {
                throw new DataException("the regular expression takes too many steps for the text; simplify it");
            }
        }
    }

    /** A text whose characters cost something to look at. */
    private record CountedText(CharSequence text, Budget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.spend();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.subSequence(start, end), budget);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
