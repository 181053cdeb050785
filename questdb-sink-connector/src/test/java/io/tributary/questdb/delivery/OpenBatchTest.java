package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.row.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class OpenBatchTest {
    private static final RequestLimits ANY_SIZE = new RequestLimits(1_000, 1_000);

    private final StorePool stores = new StorePool(64, false, 4);
    private final PartitionTrack p0 = new PartitionTrack(new TopicPartition("t", 0), 0, 0, 0);
    private final PartitionTrack p1 = new PartitionTrack(new TopicPartition("t", 1), 0, 0, 0);
    private final OpenBatch open = new OpenBatch(stores.take());
    private final OpenBatch next = new OpenBatch(stores.take());

    @Test
    void rowsLaterThanTheSlowestPartitionGoIntoTheNextBatch() {
        add(p0, 10, 1, 2, 5);
        add(p1, 20, 1, 3);

        Batch batch = onlyOne(open.seal(stores, 3, ANY_SIZE, next));

        assertThat(text(batch)).isEqualTo("0@1 1@1 0@2 1@3 ");
        assertThat(text(sealAll(next))).isEqualTo("0@5 ");
    }

    @Test
    void whatGoesIntoTheNextBatchStaysOnHold() {
        add(p0, 10, 1, 2, 5, 4);
        add(p1, 20, 1, 3);
        Batch batch = onlyOne(open.seal(stores, 3, ANY_SIZE, next));

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
        open.seal(stores, 2, ANY_SIZE, next);

        assertThat(next.ageNanos(1_000)).isEqualTo(900);
    }

    @Test
    void ageIsThatOfTheOldestRowThatWaits() {
        open.add(record(p0, 10), p0, line(open, p0, "1"), 1, 100);
        open.add(record(p0, 11), p0, line(open, p0, "5"), 5, 400);
        open.add(record(p0, 12), p0, line(open, p0, "4"), 4, 300);
        open.seal(stores, 2, ANY_SIZE, next);

        assertThat(next.ageNanos(1_000)).isEqualTo(700);
    }

    @Test
    void whenAllRowsAreLaterAllGo() {
        add(p0, 10, 4, 5, 6);

        assertThat(text(onlyOne(open.seal(stores, 3, ANY_SIZE, next)))).isEqualTo("0@4 0@5 0@6 ");
        assertThat(next.isEmpty()).isTrue();
    }

    @Test
    void whatIsBeyondTheRowsOfARequestGoesIntoTheNextBatch() {
        add(p0, 10, 1, 4);
        add(p1, 20, 2, 3);

        Batch batch = onlyOne(open.seal(stores, Long.MAX_VALUE, new RequestLimits(3, 1_000), next));

        assertThat(text(batch)).isEqualTo("0@1 1@2 1@3 ");
        assertThat(text(sealAll(next))).isEqualTo("0@4 ");
        batch.release();
        assertThat(p0.firstUnsafe()).hasValue(11);
        assertThat(p1.firstUnsafe()).isEmpty();
    }

    @Test
    void whatIsBeyondTheBytesOfARequestGoesIntoTheNextBatch() {
        add(p0, 10, 1, 2, 3);

        Batch batch = onlyOne(open.seal(stores, Long.MAX_VALUE, new RequestLimits(1_000, open.bytes() - 1), next));

        assertThat(text(batch)).isEqualTo("0@1 0@2 ");
        assertThat(text(sealAll(next))).isEqualTo("0@3 ");
    }

    @Test
    void rowsForSeveralRequestsAreCutIntoAsManyAtOnce() {
        add(p0, 10, 1, 3, 5, 7, 9);
        add(p1, 20, 2, 4, 6, 8);

        List<Batch> sealed = open.seal(stores, 8, new RequestLimits(3, 1_000), next);

        assertThat(sealed).map(OpenBatchTest::text).containsExactly("0@1 1@2 0@3 ", "1@4 0@5 1@6 ");
        assertThat(text(sealAll(next))).isEqualTo("0@7 1@8 0@9 ");
    }

    @Test
    void eachOfSeveralRequestsHoldsItsOwnOffsets() {
        add(p0, 10, 1, 3, 5, 7, 9);
        add(p1, 20, 2, 4, 6, 8);
        List<Batch> sealed = open.seal(stores, 8, new RequestLimits(3, 1_000), next);

        sealed.get(1).release();
        assertThat(p0.firstUnsafe()).hasValue(10);
        assertThat(p1.firstUnsafe()).hasValue(20);
        sealed.get(0).release();
        assertThat(p0.firstUnsafe()).hasValue(13);
        assertThat(p1.firstUnsafe()).hasValue(23);
        sealAll(next).release();
        assertThat(p0.firstUnsafe()).isEmpty();
        assertThat(p1.firstUnsafe()).isEmpty();
    }

    @Test
    void aRecordLargerThanARequestGoesAlone() {
        add(p0, 10, 1, 2);

        assertThat(text(onlyOne(open.seal(stores, Long.MAX_VALUE, new RequestLimits(1_000, 1), next))))
                .isEqualTo("0@1 ");
    }

    @Test
    void rowsInOrderWaitToo() {
        add(p0, 10, 1, 2, 3, 4);

        assertThat(text(onlyOne(open.seal(stores, 3, ANY_SIZE, next)))).isEqualTo("0@1 0@2 0@3 ");
        assertThat(text(sealAll(next))).isEqualTo("0@4 ");
    }

    @Test
    void whenARowHasNoTimeAllStayAsTheyCame() {
        open.add(record(p0, 10), p0, line(open, p0, "9"), 9, 100);
        open.add(record(p0, 11), p0, line(open, p0, "none"), RecordEncoder.NO_TIME, 100);
        open.add(record(p0, 12), p0, line(open, p0, "1"), 1, 100);

        List<Batch> sealed = open.seal(stores, Long.MAX_VALUE, new RequestLimits(2, 1_000), next);

        assertThat(sealed).map(OpenBatchTest::text).containsExactly("0@9 0@none ");
        assertThat(text(sealAll(next))).isEqualTo("0@1 ");
    }

    @Test
    void rowsThatWaitedComeBeforeLaterOnesOfTheirTime() {
        add(p0, 10, 1, 2, 5);
        open.seal(stores, 2, ANY_SIZE, next);
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

    private static Batch onlyOne(List<Batch> sealed) {
        assertThat(sealed).hasSize(1);
        return sealed.get(0);
    }

    private Batch sealAll(OpenBatch batch) {
        return onlyOne(batch.seal(stores, Long.MAX_VALUE, ANY_SIZE, new OpenBatch(stores.take())));
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
        return batch.lines().stream()
                .map(piece -> StandardCharsets.UTF_8.decode(piece).toString())
                .collect(Collectors.joining());
    }
}
