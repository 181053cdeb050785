package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class OpenBatchTest {
    private final StorePool stores = new StorePool(64, false, 4);
    private final PartitionTrack p0 = new PartitionTrack(new TopicPartition("t", 0), 0);
    private final PartitionTrack p1 = new PartitionTrack(new TopicPartition("t", 1), 0);
    private final OpenBatch open = new OpenBatch(stores.take());
    private final OpenBatch next = new OpenBatch(stores.take());

    @Test
    void rowsLaterThanTheSlowestPartitionGoIntoTheNextBatch() {
        add(p0, 10, 1, 2, 5);
        add(p1, 20, 1, 3);

        Batch batch = open.seal(stores, 3, next);

        assertThat(text(batch)).isEqualTo("0@1 1@1 0@2 1@3 ");
        assertThat(text(sealAll(next))).isEqualTo("0@5 ");
    }

    @Test
    void whatGoesIntoTheNextBatchStaysOnHold() {
        add(p0, 10, 1, 2, 5, 4);
        add(p1, 20, 1, 3);
        Batch batch = open.seal(stores, 3, next);

        assertThat(p0.firstUnsafe()).hasValue(10);
        assertThat(p1.firstUnsafe()).hasValue(20);
        batch.release();
        assertThat(p0.firstUnsafe()).hasValue(12);
        assertThat(p1.firstUnsafe()).isEmpty();
        sealAll(next).release();
        assertThat(p0.firstUnsafe()).isEmpty();
    }

    @Test
    void waitingRowsKeepTheirAge() {
        add(p0, 10, 1, 2, 5);
        open.seal(stores, 2, next);

        assertThat(next.ageNanos(1_000)).isEqualTo(900);
    }

    @Test
    void noMoreThanHalfOfTheRowsWait() {
        add(p0, 10, 1, 5, 6, 7);

        assertThat(text(open.seal(stores, 3, next))).isEqualTo("0@1 0@5 0@6 0@7 ");
        assertThat(next.isEmpty()).isTrue();
    }

    @Test
    void rowsInOrderWaitToo() {
        add(p0, 10, 1, 2, 3, 4);

        assertThat(text(open.seal(stores, 3, next))).isEqualTo("0@1 0@2 0@3 ");
        assertThat(text(sealAll(next))).isEqualTo("0@4 ");
    }

    @Test
    void rowsThatWaitedComeBeforeLaterOnesOfTheirTime() {
        add(p0, 10, 1, 2, 5);
        open.seal(stores, 2, next);
        next.add(record(p0, 13), p0, line(next, p0, "later"), 5, 100);

        assertThat(text(sealAll(next))).isEqualTo("0@5 0@later ");
    }

    @Test
    void aPartOfASortedBatchHoldsTheFirstOffsetOfItsRows() {
        add(p0, 10, 9, 8, 1, 2);
        Batch batch = sealAll(open);
        Batch late = batch.part(2, 4);
        batch.release();

        assertThat(text(late)).isEqualTo("0@8 0@9 ");
        assertThat(p0.firstUnsafe()).hasValue(10);
    }

    private Batch sealAll(OpenBatch batch) {
        return batch.seal(stores, Long.MAX_VALUE, new OpenBatch(stores.take()));
    }

    private void add(PartitionTrack track, long firstOffset, long... times) {
        for (int i = 0; i < times.length; i++) {
            open.add(record(track, firstOffset + i), track, line(open, track, "" + times[i]), times[i], 100);
        }
    }

    private static SinkRecord record(PartitionTrack track, long offset) {
        return new SinkRecord("t", track.partition().partition(), null, null, null, "", offset);
    }

    private static int line(OpenBatch batch, PartitionTrack track, String what) {
        batch.lines().put((track.partition().partition() + "@" + what + " ").getBytes(StandardCharsets.UTF_8));
        return 1;
    }

    private static String text(Batch batch) {
        return new String(batch.array(), batch.byteOffset(), batch.bytes(), StandardCharsets.UTF_8);
    }
}
