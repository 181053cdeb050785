package io.tributary.synthetic.fault;

/**
 * What happened to a record.
 *
 * @param kinds the kinds of trouble, as bits
 * @param tags the kinds as text for a header, without the duplicate; empty for none or when tags are not asked for
 */
public record Outcome(long kinds, String tags) {
    static final Outcome UNHARMED = new Outcome(0, "");

    /** Whether a kind happened. */
    public boolean has(FaultKind kind) {
        return kind.isIn(kinds);
    }

    /** Whether the record is left out. */
    public boolean isLeftOut() {
        return has(FaultKind.MISSING) || has(FaultKind.OUTAGE);
    }
}
