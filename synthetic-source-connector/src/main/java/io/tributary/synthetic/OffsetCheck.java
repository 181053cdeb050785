package io.tributary.synthetic;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;

/** Checks offsets that a user sets through the REST API. */
final class OffsetCheck {
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
        boolean valid = offset.keySet().equals(Set.of(ShardOffset.INDEX, ShardOffset.ORIGIN))
                && isWithin(offset.get(ShardOffset.INDEX), Long.MAX_VALUE)
                && isWithin(offset.get(ShardOffset.ORIGIN), Long.MAX_VALUE);
        if (!valid) {
            throw new ConnectException(
                    "The offset " + offset + " of " + partition + " is not valid. Use {\"" + ShardOffset.INDEX
                            + "\": the index of the next record, \"" + ShardOffset.ORIGIN
                            + "\": the instant its schedule counts from, in nanoseconds since 1970}, both whole numbers that are not"
                            + " negative, or null to start the shard anew.");
        }
    }

    private static boolean isWithin(Object value, long bound) {
        boolean whole = value instanceof Long || value instanceof Integer;
        return whole && ((Number) value).longValue() >= 0 && ((Number) value).longValue() < bound;
    }
}
