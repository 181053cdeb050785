package io.tributary.synthetic.fault;

import io.tributary.synthetic.dataset.Hash;
import io.tributary.synthetic.pace.ShardSchedule;
import java.util.Optional;

/** The order of a shard's records: in windows, some of which are shuffled. Position n then holds another record of the same window. */
public final class Shuffle {
    private static final long SALT = Hash.of("fault.shuffle");

    private final Optional<FaultRule> rule;
    private final int window;
    private final long seed;
    private final ShardSchedule schedule;
    private final long end;

    Shuffle(Optional<FaultRule> rule, int window, long seed, ShardSchedule schedule, long end) {
        this.rule = rule;
        this.window = window;
        this.seed = seed + SALT;
        this.schedule = schedule;
        this.end = end;
    }

    /** The index of the record that comes at a position. */
    public long indexAt(long position) {
        if (rule.isEmpty()) {
            return position;
        }
        long number = position / window;
        boolean whole = number * window + window <= end;
        if (!whole || !isShuffled(rule.get(), number)) {
            return position;
        }
        long hash = Hash.at(seed, number);
        long stride = coprime(1 + Hash.below(hash, window));
        long offset = Hash.below(Hash.mix(hash), window);
        return number * window + (position % window * stride + offset) % window;
    }

    /** How many records may come when so many are due: a window that is not due as a whole waits. */
    public long releasedOf(long due) {
        return rule.isEmpty() || due >= end ? due : due - due % window;
    }

    /** The record that has to be due before the one at a position may come. */
    public long lastOfWindow(long position) {
        return rule.isEmpty() ? position : Math.min(end - 1, position - position % window + window - 1);
    }

    private boolean isShuffled(FaultRule shuffles, long number) {
        if (Hash.unit(Hash.at(seed + 1, number)) < shuffles.probability()) {
            return true;
        }
        return shuffles.at().stream()
                .anyMatch(
                        at -> at % schedule.shards() == schedule.shard() && at / schedule.shards() / window == number);
    }

    private long coprime(long from) {
        long candidate = from;
        while (gcd(candidate, window) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
