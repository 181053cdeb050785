package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger = new Ledger(2);

    @Test
    void rowsAreCompleteUpToTheSlowestPartition() {
        arrives(0, 500, 0);
        arrives(1, 300, 0);
        arrives(1, 200, 0);

        assertThat(ledger.completeUntil(1)).isEqualTo(300);
    }

    @Test
    void aSilentPartitionDoesNotCount() {
        arrives(0, 300, 0);
        arrives(1, 500, 5 * SECOND);

        assertThat(ledger.completeUntil(5 * SECOND)).isEqualTo(500);
    }

    @Test
    void aRevokedPartitionDoesNotCount() {
        arrives(0, 300, 0);
        arrives(1, 500, 0);
        ledger.revoke(List.of(new TopicPartition("t", 0)));

        assertThat(ledger.completeUntil(1)).isEqualTo(500);
    }

    private void arrives(int partition, long time, long now) {
        ledger.trackOf(new SinkRecord("t", partition, null, null, null, "", 0)).arrives(time, now);
    }
}
