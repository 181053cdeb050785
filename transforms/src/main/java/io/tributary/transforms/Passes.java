package io.tributary.transforms;

import java.util.ArrayList;
import java.util.List;

/**
 * The records of one key that passed.
 *
 * @param origins of the last of them, the oldest first
 * @param time of the last one
 */
record Passes(List<Origin> origins, long time) {
    /** Enough for the rewinds of a flush or two, and little beside the key itself. */
    static final int KEPT = 8;

    static Passes first(Origin origin, long time) {
        return new Passes(List.of(origin), time);
    }

    Passes and(Origin origin, long time) {
        List<Origin> last = new ArrayList<>(KEPT);
        last.addAll(origins.subList(Math.max(0, origins.size() + 1 - KEPT), origins.size()));
        last.add(origin);
        return new Passes(List.copyOf(last), time);
    }

    /** Whether Kafka delivers a record again: a later one of its partition, or it itself, has passed. */
    boolean knowAsDelivered(Origin origin) {
        for (int i = 0; i < origins.size(); i++) {
            if (origin.isAtOrBefore(origins.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a record that was delivered before did not pass then. It may have if it is older than all that is known. */
    boolean knowAsDropped(Origin origin) {
        boolean isAfterOne = false;
        for (int i = 0; i < origins.size(); i++) {
            if (origin.equals(origins.get(i))) {
                return false;
            }
            isAfterOne |= origins.get(i).isAtOrBefore(origin);
        }
        return isAfterOne;
    }
}
