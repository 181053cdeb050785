package io.tributary.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * One column of a {@link DataSet}.
 *
 * @param name its name; {@code repo.id} is the field {@code id} of the object {@code repo}, which becomes {@code repo_id}
 * @param kind what it holds
 * @param prefix text before the number of a symbol
 * @param cardinality how many different symbols there are
 */
record Column(String name, Kind kind, String prefix, int cardinality) {
    private static final int WHOLE_BITS = 20;

    /** Values are multiples of 1/64 below 2^14: QuestDB's sum of doubles is then exact in any order. */
    private static final double REAL_STEP = 1 / 64.0;

    /** What a column holds. */
    enum Kind {
        SYMBOL("string"),
        WHOLE("int64"),
        REAL("double");

        private final String connectType;

        Kind(String connectType) {
            this.connectType = connectType;
        }

        String connectType() {
            return connectType;
        }
    }

    static Column symbol(String name, String prefix, int cardinality) {
        return new Column(name, Kind.SYMBOL, prefix, cardinality);
    }

    static Column whole(String name) {
        return new Column(name, Kind.WHOLE, "", 0);
    }

    static Column real(String name) {
        return new Column(name, Kind.REAL, "", 0);
    }

    /** The object that holds the field, empty for the record itself. */
    String parent() {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** The name of the field in its object. */
    String field() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The name of the column in QuestDB. */
    String flatName() {
        return name.replace('.', '_');
    }

    void write(JsonGenerator json, long row, int position) throws IOException {
        switch (kind) {
            case SYMBOL -> json.writeStringField(field(), symbol(row, position));
            case WHOLE -> json.writeNumberField(field(), number(row, position));
            case REAL -> json.writeNumberField(field(), number(row, position) * REAL_STEP);
        }
    }

    /** What the value of a row adds to the checksum of the column; for text its number of characters. */
    double checksum(long row, int position) {
        return switch (kind) {
            case SYMBOL -> characters(symbol(row, position));
            case WHOLE -> number(row, position);
            case REAL -> number(row, position) * REAL_STEP;
        };
    }

    /** The expression by which QuestDB computes the checksum over all rows. */
    String checksumSql() {
        return kind == Kind.SYMBOL ? "sum(length(\"" + flatName() + "\"))" : "sum(\"" + flatName() + "\")";
    }

    /** As QuestDB's {@code length()} counts them: an emoji is one, two question marks in its place are two. */
    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private String symbol(long row, int position) {
        return prefix + number(row, position) % cardinality;
    }

    /** A number of 20 bits that looks random; SplitMix64's finalizer (Steele, Lea, Flood 2014). */
    private static long number(long row, int position) {
        long z = row * 0x9E3779B97F4A7C15L + (position + 1) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> (Long.SIZE - WHOLE_BITS);
    }
}
