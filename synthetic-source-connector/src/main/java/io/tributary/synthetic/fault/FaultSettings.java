package io.tributary.synthetic.fault;

import java.util.List;
import java.util.Optional;

/**
 * All trouble that is asked for.
 *
 * @param rules the rules that are on
 * @param lateNanos how late a late record is at most, in nanoseconds
 * @param futureNanos how far ahead a future event time is, in nanoseconds
 * @param outageNanos how long an outage lasts, in nanoseconds
 * @param shuffleWindow how many records change places with each other
 * @param stuckRecords how many records a stuck value lasts
 * @param spikeFactor what a spike multiplies with
 * @param schemaChangeAt the number of the first record with another field; empty for never
 * @param tagged whether altered records say in a header what was done to them
 */
public record FaultSettings(
        List<FaultRule> rules,
        long lateNanos,
        long futureNanos,
        long outageNanos,
        int shuffleWindow,
        int stuckRecords,
        int spikeFactor,
        Optional<Long> schemaChangeAt,
        boolean tagged) {
    /** Whether there is any trouble at all. */
    public boolean isOn() {
        return !rules.isEmpty() || schemaChangeAt.isPresent();
    }

    /** Whether a kind is on. */
    public boolean isOn(FaultKind kind) {
        return kind == FaultKind.SCHEMA_CHANGE
                ? schemaChangeAt.isPresent()
                : rules.stream().anyMatch(rule -> rule.kind() == kind);
    }
}
