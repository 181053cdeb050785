package io.tributary.questdb.table;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column, as {@code table_columns()} names it.
 *
 * @param kind which type it is
 * @param first the bits of a geohash, the precision of a decimal, the dimensions of an array; otherwise 0
 * @param second the scale of a decimal; otherwise 0
 * @param sql how QuestDB writes it
 */
public record ColumnType(Kind kind, int first, int second, String sql) {
    private static final Pattern GEOHASH = Pattern.compile("GEOHASH\\((\\d+)([CB])\\)");
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+)\\s*,\\s*(\\d+)\\)");
    private static final Pattern ARRAY = Pattern.compile("DOUBLE((?:\\[])+)");

    /** What the mapping has to tell apart. */
    public enum Kind {
        BOOLEAN,
        BYTE,
        SHORT,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        SYMBOL,
        STRING,
        VARCHAR,
        CHAR,
        UUID,
        IPV4,
        GEOHASH,
        LONG256,
        DATE,
        TIMESTAMP,
        TIMESTAMP_NS,
        DECIMAL,
        ARRAY,
        /** There is no such column yet: the server makes it from the first value. */
        ABSENT,
        /** A type this sink does not know: values go out in their own form and the server decides. */
        OTHER
    }

    /** Reads a type as QuestDB or a person writes it. */
    public static ColumnType parse(String text) {
        String sql = text.trim().toUpperCase(Locale.ROOT);
        Matcher geohash = GEOHASH.matcher(sql);
        if (geohash.matches()) {
            int size = Integer.parseInt(geohash.group(1));
            return new ColumnType(Kind.GEOHASH, geohash.group(2).equals("C") ? size * 5 : size, 0, sql);
        }
        Matcher decimal = DECIMAL.matcher(sql);
        if (decimal.matches()) {
            return decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        Matcher array = ARRAY.matcher(sql);
        if (array.matches()) {
            return new ColumnType(Kind.ARRAY, array.group(1).length() / 2, 0, sql);
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(sql) && kind != Kind.OTHER && kind != Kind.ABSENT) {
                return new ColumnType(kind, 0, 0, sql);
            }
        }
        return new ColumnType(Kind.OTHER, 0, 0, sql);
    }

    /** A type without parameters. */
    public static ColumnType of(Kind kind) {
        return new ColumnType(kind, 0, 0, kind.name());
    }

    /** A decimal type. */
    public static ColumnType decimal(int precision, int scale) {
        return new ColumnType(Kind.DECIMAL, precision, scale, "DECIMAL(" + precision + "," + scale + ")");
    }

    /** An array of doubles. */
    public static ColumnType array(int dimensions) {
        return new ColumnType(Kind.ARRAY, dimensions, 0, "DOUBLE" + "[]".repeat(dimensions));
    }
}
