package io.tributary.synthetic.fault;

import java.util.Set;

/**
 * When a kind of trouble happens.
 *
 * @param kind the kind
 * @param probability the part of the records it happens to, from 0 to 1
 * @param at the numbers of further records it happens to, counted over all shards
 */
public record FaultRule(FaultKind kind, double probability, Set<Long> at) {
    /** Whether it ever happens. */
    public boolean isOn() {
        return probability > 0 || !at.isEmpty();
    }
}
