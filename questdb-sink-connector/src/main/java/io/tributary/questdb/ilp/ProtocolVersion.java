package io.tributary.questdb.ilp;

/**
 * The dialects of the line protocol that QuestDB speaks over HTTP, as {@code line.proto.support.versions} of
 * {@code /settings} numbers them.
 */
public enum ProtocolVersion {
    /** Text only: what every server understands. */
    V1(1),
    /** Adds binary doubles, DOUBLE arrays and timestamps in nanoseconds. */
    V2(2),
    /** Adds decimals. */
    V3(3);

    private final int number;

    ProtocolVersion(int number) {
        this.number = number;
    }

    /** The number by which QuestDB calls this dialect. */
    public int number() {
        return number;
    }

    /** Whether this dialect knows everything that {@code other} knows. */
    public boolean includes(ProtocolVersion other) {
        return compareTo(other) >= 0;
    }
}
