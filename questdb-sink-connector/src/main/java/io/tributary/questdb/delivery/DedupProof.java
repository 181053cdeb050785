package io.tributary.questdb.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Looks at every table before its first row, and at all of them again every ten seconds while there are rows to send:
 * somebody may drop a table, and QuestDB would create it anew without DEDUP.
 */
final class DedupProof implements ReplayProof {
    private static final long VALID_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final DedupTables dedup;
    private final Set<String> proven = new HashSet<>();
    private long provenAt;

    DedupProof(DedupTables dedup) {
        this.dedup = dedup;
    }

    @Override
    public void require(Set<String> tables, long now) {
        if (tables.size() == proven.size() && (proven.isEmpty() || now - provenAt < VALID_NANOS)) {
            return;
        }
        if (now - provenAt >= VALID_NANOS) {
            proven.clear();
        }
        for (String table : tables) {
            if (!proven.contains(table)) {
                dedup.problem(table).ifPresent(problem -> {
                    throw new ConnectException(problem + " Nothing is lost: the task continues where it was when it is"
                            + " restarted. Or set " + DeliveryKeys.GUARANTEE + "=at_least_once.");
                });
                proven.add(table);
            }
        }
        provenAt = now;
    }
}
