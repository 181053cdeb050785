package io.tributary.synthetic;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;

/** Checks offsets that a user sets through the REST API. */
final class OffsetCheck {
    private static final Set<String> ALL =
            Set.of(ShardOffset.INDEX, ShardOffset.ORIGIN, ShardOffset.ELAPSED, ShardOffset.BASE);
    /** So many nanoseconds, 221 years, can be added to and taken from the present. */
    private static final double FARTHEST = 7e18;

    private final int shards;

    OffsetCheck(int shards) {
        this.shards = shards;
    }

    /**
     * Checks the offset of one source partition.
     *
     * @param offset null to start the shard anew
     * @throws ConnectException when one of the two is not what this connector writes; the message says what is wrong
     */
    void check(Map<String, ?> partition, Map<String, ?> offset) {
        if (!partition.keySet().equals(Set.of(ShardOffset.SHARD))
                || !isWithin(partition.get(ShardOffset.SHARD), shards)) {
            throw new ConnectException("The source partition " + partition + " is not one of this connector. Use {\""
                    + ShardOffset.SHARD + "\": n} with n from 0 to " + (shards - 1) + ".");
        }
        if (offset == null) {
            return;
        }
        if (!isOffset(offset)) {
            throw new ConnectException(
                    "The offset " + offset + " of " + partition + " is not valid. Use {\"" + ShardOffset.INDEX
                            + "\": the index of the next record, \"" + ShardOffset.ORIGIN
                            + "\": the instant its schedule counts from, in nanoseconds since 1970}, both whole numbers, the index not"
                            + " negative; add \"" + ShardOffset.ELAPSED + "\" and \"" + ShardOffset.BASE
                            + "\" only as this connector wrote them. Or use null to start the shard anew.");
        }
    }

    /** The last two members are left out by older versions, and by users. */
    private static boolean isOffset(Map<String, ?> offset) {
        return ALL.containsAll(offset.keySet())
                && isWithin(offset.get(ShardOffset.INDEX), Long.MAX_VALUE)
                && isInstant(offset.get(ShardOffset.ORIGIN))
                && (!offset.containsKey(ShardOffset.ELAPSED) || isInstant(offset.get(ShardOffset.ELAPSED)))
                && (!offset.containsKey(ShardOffset.BASE)
                        || isWithin(
                                offset.get(ShardOffset.BASE),
                                ((Number) offset.get(ShardOffset.INDEX)).longValue() + 1));
    }

    /** Negative ones are allowed: older versions wrote such an origin when the rate was lowered. */
    private static boolean isInstant(Object value) {
        return isWhole(value) && Math.abs(((Number) value).doubleValue()) < FARTHEST;
    }

    private static boolean isWithin(Object value, long bound) {
        return isWhole(value) && ((Number) value).longValue() >= 0 && ((Number) value).longValue() < bound;
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long || value instanceof Integer;
    }
}
