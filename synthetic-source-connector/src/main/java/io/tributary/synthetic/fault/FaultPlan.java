package io.tributary.synthetic.fault;

import io.tributary.synthetic.dataset.Hash;
import io.tributary.synthetic.dataset.Outage;
import io.tributary.synthetic.dataset.Place;
import io.tributary.synthetic.pace.ShardSchedule;
import java.util.Optional;

/** Decides which trouble each record of a shard gets: a pure function of seed, shard and index, like the data. */
public final class FaultPlan {
    private static final long SALT = Hash.of("fault");
    private static final long DROPS = FaultKind.MISSING.bit() | FaultKind.OUTAGE.bit();
    private static final long TIMES = FaultKind.LATE.bit() | FaultKind.EPOCH_ZERO.bit() | FaultKind.FUTURE.bit();
    /** What can still be seen of a record that has no value, or half a text. */
    private static final long WITHOUT_FIELDS =
            FaultKind.TOMBSTONE.bit() | FaultKind.MALFORMED.bit() | FaultKind.DUPLICATE.bit() | FaultKind.SHUFFLE.bit();

    private final FaultSettings settings;
    private final FaultRule[] rules;
    private final ShardSchedule schedule;
    private final Shuffle shuffle;
    private final Optional<Outage> outage;
    private final long seed;

    /**
     * @param settings what trouble is asked for
     * @param seed the seed of the data
     * @param schedule the shard
     * @param end the number of records of the shard
     */
    public FaultPlan(FaultSettings settings, long seed, ShardSchedule schedule, long end) {
        this.settings = settings;
        this.schedule = schedule;
        this.seed = Hash.at(Hash.mix(seed) + SALT, schedule.shard());
        this.rules = settings.rules().stream()
                .filter(rule -> rule.kind() != FaultKind.SHUFFLE && rule.kind() != FaultKind.OUTAGE)
                .toArray(FaultRule[]::new);
        this.shuffle = new Shuffle(rule(FaultKind.SHUFFLE), settings.shuffleWindow(), this.seed, schedule, end);
        this.outage = rule(FaultKind.OUTAGE).map(rule -> new Outage(rule.probability(), settings.outageNanos()));
    }

    /** The order in which the shard's records come. */
    public Shuffle shuffle() {
        return shuffle;
    }

    /** The kinds, as a set of bits, that may happen to a record; conflicts are settled. Outages are not in it. */
    long kindsOf(long index) {
        long kinds = 0;
        long number = schedule.numberOf(index);
        for (FaultRule rule : rules) {
            if (happens(rule, index, number)) {
                kinds |= rule.kind().bit();
            }
        }
        if (settings.schemaChangeAt().isPresent()
                && number >= settings.schemaChangeAt().get()) {
            kinds |= FaultKind.SCHEMA_CHANGE.bit();
        }
        return kinds;
    }

    /** Whether the series of a record is silent. */
    boolean isOut(Place place) {
        return outage.isPresent() && outage.get().isDown(place.seriesHash() + SALT, place.elapsedNanos());
    }

    /** Leaves of several kinds those that can happen to one record and be seen. */
    static long settled(long kinds) {
        if ((kinds & DROPS) != 0) {
            return Long.lowestOneBit(kinds & DROPS);
        }
        if (FaultKind.TOMBSTONE.isIn(kinds)) {
            return kinds & WITHOUT_FIELDS & ~FaultKind.MALFORMED.bit();
        }
        if (FaultKind.MALFORMED.isIn(kinds)) {
            return kinds & WITHOUT_FIELDS;
        }
        return (kinds & ~TIMES) | Long.lowestOneBit(kinds & TIMES);
    }

    /** The event time that a record shows, in nanoseconds since 1970. */
    long shownTime(long kinds, long index, long eventNanos) {
        if (FaultKind.LATE.isIn(kinds)) {
            long by = 1 + Hash.below(detail(FaultKind.LATE, index), settings.lateNanos());
            return Math.max(0, eventNanos - by);
        }
        if (FaultKind.EPOCH_ZERO.isIn(kinds)) {
            return 0;
        }
        return FaultKind.FUTURE.isIn(kinds) ? eventNanos + settings.futureNanos() : eventNanos;
    }

    /** From the start of the schedule to a record, in nanoseconds. */
    long elapsedAt(long index) {
        return schedule.dueAt(index);
    }

    /** A hash for the details of a kind of trouble of a record. */
    long detail(FaultKind kind, long index) {
        return Hash.mix(Hash.at(seed ^ kind.salt(), index) + SALT);
    }

    private boolean happens(FaultRule rule, long index, long number) {
        long draw = index;
        if (rule.kind() == FaultKind.STUCK) {
            draw = index / settings.stuckRecords();
            if (rule.at().stream().anyMatch(at -> isInRun(at, index))) {
                return true;
            }
        } else if (!rule.at().isEmpty() && rule.at().contains(number)) {
            return true;
        }
        return rule.probability() > 0 && Hash.unit(Hash.at(seed ^ rule.kind().salt(), draw)) < rule.probability();
    }

    private boolean isInRun(long number, long index) {
        boolean mine = number % schedule.shards() == schedule.shard();
        return mine && number / schedule.shards() / settings.stuckRecords() == index / settings.stuckRecords();
    }

    private Optional<FaultRule> rule(FaultKind kind) {
        return settings.rules().stream().filter(rule -> rule.kind() == kind).findFirst();
    }
}
