package io.tributary.stack.github;

import java.util.Random;

/** Titles, messages and descriptions as people write them, with text from every plane of Unicode among them. */
final class UnicodeText {
    private static final String[] VERBS = {
        "Fix", "Add", "Remove", "Update", "Rename", "Document", "Test", "Revert", "Speed up", "Simplify"
    };
    private static final String[] THINGS = {
        "the parser", "a flaky test", "time zone handling", "the cache", "error messages", "retry logic",
        "the build", "an off-by-one in paging", "the README", "null checks", "the dark theme", "logging"
    };

    /** Each of these has broken some program: quoting, width, order, joining, length in UTF-16, escapes. */
    private static final String[] HARD_CASES = {
        "\uD83D\uDE80", // rocket, beyond the Basic Multilingual Plane
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66", // family joined by zero-width joiners
        "\uD83D\uDC4D\uD83C\uDFFD", // thumbs up with a skin tone
        "\uD83C\uDDF8\uD83C\uDDEE", // a flag of two regional indicators
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F", // flag of tags, plane
        // 14
        "e\u0301 n\u0303 o\u0302\u0323", // combining marks
        "Z\u0351\u036B\u0343a\u0350\u036Dl\u0355g\u0353o\u034E", // many combining marks
        "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627", // Hebrew and Arabic
        "\u202Eright-to-left override\u202C",
        "\u4E2D\u6587 \u65E5\u672C\u8A9E \uD55C\uAD6D\uC5B4",
        "\u0939\u093F\u0928\u094D\u0926\u0940 \u0BA4\u0BAE\u0BBF\u0BB4\u0BCD \u0E44\u0E17\u0E22",
        "\uD840\uDC00\uD869\uDED6", // ideographs of plane 2
        "\uD835\uDD6B\uD835\uDCF8", // mathematical letters, plane 1
        "\u00DF\u0130\u0131\uFB01", // letters whose case or length changes in translation
        "\u2028line\u2029paragraph",
        "\uFEFFmark", // a byte order mark in the middle
        "\uFFFD\uFFFC",
        "\"quoted\" \\ back\\slash / <b>&amp;</b>",
        "tab\tand\r\nnew line",
        "' OR 1=1; --",
        "NULL",
        "0x1F",
        "1e309",
        "true"
    };

    private static final int PLANES = 17;
    private static final int PLANE_SIZE = 0x10000;

    private final Random random;

    UnicodeText(Random random) {
        this.random = random;
    }

    /** One line, mostly plain, every third with something hard in it. */
    String title() {
        String plain = oneOf(VERBS) + " " + oneOf(THINGS);
        return switch (random.nextInt(6)) {
            case 0 -> plain + " " + oneOf(HARD_CASES);
            case 1 -> oneOf(HARD_CASES) + " " + plain + " " + codePointOf(random.nextInt(PLANES));
            default -> plain;
        };
    }

    /** Several lines. */
    String body() {
        StringBuilder text = new StringBuilder(title()).append("\r\n\r\n");
        int paragraphs = 1 + random.nextInt(4);
        for (int i = 0; i < paragraphs; i++) {
            text.append("- ").append(title()).append(": ").append(title()).append('\n');
        }
        return text.toString();
    }

    String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A character of the plane: an assigned one where the plane has any, private use in planes 15 and 16. */
    String codePointOf(int plane) {
        for (int attempt = 0; attempt < 100; attempt++) {
            int codePoint = plane * PLANE_SIZE + 0x20 + random.nextInt(PLANE_SIZE - 0x40);
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            if (!surrogate && Character.isDefined(codePoint)) {
                return Character.toString(codePoint);
            }
        }
        return Character.toString(plane * PLANE_SIZE + 0x100);
    }
}
