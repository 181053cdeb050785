package io.tributary.questdb.row;

import java.util.regex.Pattern;

/** Tells whether text has the form of a column type that QuestDB would otherwise refuse or store as NULL. */
final class TextForms {
    /** The form of a number in JSON, short enough that reading it cannot cost much. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,80}(\\.\\d{1,80})?([eE][+-]?\\d{1,3})?");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GEOHASH = Pattern.compile("[0-9b-hjkmnp-zB-HJKMNP-Z]{1,12}");
    private static final Pattern LONG256 = Pattern.compile("0x[0-9a-fA-F]{1,64}");
    private static final int BITS_PER_GEOHASH_CHARACTER = 5;

    private TextForms() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }

    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    static boolean isGeohash(String text, int bits) {
        return text.length() * BITS_PER_GEOHASH_CHARACTER >= bits
                && GEOHASH.matcher(text).matches();
    }

    static boolean isLong256(String text) {
        return LONG256.matcher(text).matches();
    }
}
