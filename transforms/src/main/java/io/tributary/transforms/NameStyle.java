package io.tributary.transforms;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the letters and words of a name are written. */
enum NameStyle {
    KEEP {
        @Override
        String apply(String name) {
            return name;
        }
    },
    LOWER {
        @Override
        String apply(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    },
    UPPER {
        @Override
        String apply(String name) {
            return name.toUpperCase(Locale.ROOT);
        }
    },
    SNAKE {
        @Override
        String apply(String name) {
            return words(name).toLowerCase(Locale.ROOT);
        }
    },
    CAMEL {
        @Override
        String apply(String name) {
            StringBuilder camel = new StringBuilder();
            for (String word : words(name).toLowerCase(Locale.ROOT).split("_+", 0)) {
                boolean first = camel.isEmpty() || word.isEmpty();
                camel.append(first ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            return camel.toString();
        }
    };

    private static final Pattern SEPARATORS = Pattern.compile("[-. ]");
    private static final Pattern WORD_STARTS =
            Pattern.compile("(?<=[\\p{Ll}0-9])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    abstract String apply(String name);

    /** Puts underscores between words: before a capital that follows a small letter, and in place of dashes, dots, spaces. */
    private static String words(String name) {
        return WORD_STARTS.matcher(SEPARATORS.matcher(name).replaceAll("_")).replaceAll("_");
    }
}
