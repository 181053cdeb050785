package io.tributary.questdb.ilp;

/**
 * Builds one line at a time: symbols and columns may come in any order, the protocol wants symbols first.
 *
 * <p>Column names are given as {@link Escaping#columnPrefix} makes them, so that a name is escaped once and not for
 * every row. The forms of the values are those of the <a
 * href="https://questdb.com/docs/connect/compatibility/ilp/overview/">line protocol as QuestDB reads it</a>; the binary
 * forms are those its own clients send.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class LineWriter {
    private static final byte QUOTE = '"';
    private static final byte BINARY = '=';
    private static final byte BINARY_ARRAY = 14;
    private static final byte BINARY_DOUBLE = 16;
    /** Within an array QuestDB names the elements by its column type, not by the type of a binary value. */
    private static final byte ELEMENTS_ARE_DOUBLE = 10;

    private final ProtocolVersion protocol;
    private final boolean doublesInBits;
    private final LineBuffer symbols = new LineBuffer(256);
    private final LineBuffer columns = new LineBuffer(1024);

    /**
     * Makes a writer with no line begun.
     *
     * @param protocol the dialect agreed with the server
     */
    public LineWriter(ProtocolVersion protocol) {
        this.protocol = protocol;
        this.doublesInBits = protocol.includes(ProtocolVersion.V2);
    }

    /** The dialect of the lines. */
    public ProtocolVersion protocol() {
        return protocol;
    }

    /** Whether the dialect has the eight bytes of a double instead of its digits. */
    public boolean writesDoublesInBits() {
        return doublesInBits;
    }

    /** Drops what was written since the last {@link #end}. */
    public void clear() {
        symbols.truncate(0);
        columns.truncate(0);
    }

    /** Whether the line has neither a symbol nor a column yet. */
    public boolean isEmpty() {
        return symbols.size() == 0 && columns.size() == 0;
    }

    /** Where the line stands; see {@link #rewind}. */
    public Mark mark() {
        return new Mark(symbols.size(), columns.size());
    }

    /** Drops what was written since {@code mark}. */
    public void rewind(Mark mark) {
        symbols.truncate(mark.symbols());
        columns.truncate(mark.columns());
    }

    /** Writes a SYMBOL. */
    public void symbol(Fragment prefix, CharSequence value) {
        symbols.put(prefix);
        Escaping.name(value, symbols);
    }

    /** Writes a SYMBOL from its UTF-8. */
    public void symbol(Fragment prefix, byte[] utf8, int from, int to) {
        symbols.put(prefix);
        Escaping.name(utf8, from, to, symbols);
    }

    /** Writes a 64-bit integer from its digits. */
    public void longColumn(Fragment prefix, byte[] digits, int from, int to) {
        columns.put(prefix, digits, from, to - from, (byte) 'i');
    }

    /**
     * Writes a string from its UTF-8.
     *
     * @param quotedPrefix the prefix with the opening quote
     * @param plain whether nothing in it has to be escaped
     */
    public void stringColumn(Fragment quotedPrefix, byte[] utf8, int from, int to, boolean plain) {
        if (plain) {
            columns.put(quotedPrefix, utf8, from, to - from, QUOTE);
        } else {
            columns.put(quotedPrefix);
            Escaping.quoted(utf8, from, to, columns);
            columns.put(QUOTE);
        }
    }

    /** Begins a column whose value, in the form of the protocol, the caller appends to the returned buffer. */
    public LineBuffer rawColumn(Fragment prefix) {
        columns.put(prefix);
        return columns;
    }

    /** Writes a boolean. */
    public void booleanColumn(Fragment prefix, boolean value) {
        columns.put(prefix);
        columns.put((byte) (value ? 't' : 'f'));
    }

    /** Writes a 64-bit integer, from which the server makes any narrower one. */
    public void longColumn(Fragment prefix, long value) {
        columns.put(prefix);
        columns.putLong(value);
        columns.put((byte) 'i');
    }

    /** Writes a double, bit by bit where the dialect allows. */
    public void doubleColumn(Fragment prefix, double value) {
        if (doublesInBits) {
            columns.put(prefix, BINARY, BINARY_DOUBLE, value);
        } else {
            columns.put(prefix);
            columns.putAscii(Double.toString(value));
        }
    }

    /** Writes a string. */
    public void stringColumn(Fragment prefix, CharSequence value) {
        columns.put(prefix);
        columns.put(QUOTE);
        Escaping.quoted(value, columns);
        columns.put(QUOTE);
    }

    /** Writes a timestamp in microseconds since 1970. */
    public void microsColumn(Fragment prefix, long micros) {
        columns.put(prefix);
        columns.putLong(micros);
        columns.put((byte) 't');
    }

    /** Writes a timestamp in nanoseconds since 1970; needs {@link ProtocolVersion#V2}. */
    public void nanosColumn(Fragment prefix, long nanos) {
        columns.put(prefix);
        columns.putLong(nanos);
        columns.put((byte) 'n');
    }

    /**
     * Writes a decimal; needs {@link ProtocolVersion#V3}.
     *
     * @param digits the number in plain or scientific notation
     */
    public void decimalColumn(Fragment prefix, String digits) {
        columns.put(prefix);
        columns.putAscii(digits);
        columns.put((byte) 'd');
    }

    /** Writes an array of doubles; needs {@link ProtocolVersion#V2}. */
    public void arrayColumn(Fragment prefix, DoubleArray array) {
        columns.put(prefix);
        columns.put(BINARY);
        columns.put(BINARY_ARRAY);
        columns.put(ELEMENTS_ARE_DOUBLE);
        array.writeTo(columns);
    }

    /** Ends a line whose timestamp the server sets on arrival, and appends it. */
    public void end(Fragment table, LineBuffer out) {
        assemble(table, out);
        out.put((byte) '\n');
    }

    /** Ends a line with its designated timestamp in microseconds since 1970, and appends it. */
    public void endAtMicros(Fragment table, long micros, LineBuffer out) {
        assemble(table, out);
        out.put((byte) ' ');
        if (protocol.includes(ProtocolVersion.V2)) {
            out.putLong(micros);
            out.put((byte) 't');
        } else {
            out.putLong(Math.multiplyExact(micros, 1000L));
        }
        out.put((byte) '\n');
    }

    /** Ends a line with its designated timestamp in nanoseconds since 1970, and appends it. */
    public void endAtNanos(Fragment table, long nanos, LineBuffer out) {
        assemble(table, out);
        out.put((byte) ' ');
        out.putLong(nanos);
        if (protocol.includes(ProtocolVersion.V2)) {
            out.put((byte) 'n');
        }
        out.put((byte) '\n');
    }

    private void assemble(Fragment table, LineBuffer out) {
        out.put(table);
        out.put(symbols);
        if (columns.size() > 0) {
            out.put((byte) ' ');
            out.put(columns.array(), 1, columns.size() - 1);
        }
    }

    /** A place in a line that is being written. */
    public record Mark(int symbols, int columns) {}
}
