package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.row.RecordEncoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Ledger ledger = new Ledger(2);
    private long now;

    @Test
    void rowsAreCompleteUpToTheSlowestPartition() {
        arrives(0, 500);
        arrives(1, 300);
        arrives(1, 200);

        assertThat(ledger.completeUntil()).isEqualTo(300);
    }

    @Test
    void aSilentPartitionDoesNotCount() {
        arrives(0, 300);
        poll(200, false);
        arrives(1, 500);

        assertThat(ledger.completeUntil()).isEqualTo(500);
    }

    @Test
    void aPartitionThatWasNotAskedIsNotSilent() {
        arrives(0, 300);
        poll(1_000, true);
        arrives(1, 500);

        assertThat(ledger.completeUntil()).isEqualTo(300);
    }

    @Test
    void aClockThatBeginsBelowZeroChangesNothing() {
        now = -1_000_000_000 * MILLI;
        arrives(0, 300);
        poll(201, false);
        arrives(1, 500);

        assertThat(ledger.completeUntil()).isEqualTo(500);
    }

    @Test
    void aLongPauseBetweenTwoPollsIsNoSilence() {
        arrives(0, 300);
        now += 60_000 * MILLI;
        poll(1, false);
        arrives(1, 500);

        assertThat(ledger.completeUntil()).isEqualTo(300);
    }

    @Test
    void nothingIsCompleteBeforeEveryAssignedPartitionHadTimeToSpeak() {
        ledger.assign(List.of(new TopicPartition("t", 0), new TopicPartition("t", 1)));
        arrives(0, 300);
        assertThat(ledger.completeUntil()).isEqualTo(RecordEncoder.NO_TIME);

        poll(199, false);
        arrives(0, 400);
        assertThat(ledger.completeUntil()).isEqualTo(RecordEncoder.NO_TIME);

        poll(1, false);
        assertThat(ledger.completeUntil()).isEqualTo(400);
    }

    @Test
    void oneOfManyPartitionsIsWaitedForWhileTheOthersHaveTheirTurn() {
        for (int partition = 0; partition < 64; partition++) {
            arrives(partition, 300);
        }
        for (int partition = 1; partition < 64; partition++) {
            poll(20, false);
            arrives(partition, 500);
        }
        assertThat(ledger.completeUntil()).isEqualTo(300);

        for (int partition = 1; partition < 64 * 3; partition++) {
            poll(1, false);
            arrives(1 + partition % 63, 700);
        }
        assertThat(ledger.completeUntil()).isEqualTo(700);
    }

    @Test
    void oneOfManyPartitionsIsNotWaitedForWhenASingleOtherSpeaksForLong() {
        for (int partition = 0; partition < 64; partition++) {
            arrives(partition, 300);
        }
        for (int polls = 1; polls <= 3_199; polls++) {
            poll(1, false);
            arrives(1, 500);
        }
        assertThat(ledger.completeUntil()).isEqualTo(300);

        poll(1, false);
        arrives(1, 500);
        assertThat(ledger.completeUntil()).isEqualTo(500);
    }

    @Test
    void aRevokedPartitionDoesNotCount() {
        arrives(0, 300);
        arrives(1, 500);
        ledger.revoke(List.of(new TopicPartition("t", 0)));

        assertThat(ledger.completeUntil()).isEqualTo(500);
    }

    private void arrives(int partition, long time) {
        ledger.arrives(ledger.trackOf(new SinkRecord("t", partition, null, null, null, "", 0)), time);
    }

    /** Polls every millisecond. */
    private void poll(int times, boolean paused) {
        for (int i = 0; i < times; i++) {
            now += MILLI;
            ledger.polled(now, paused);
        }
    }
}
