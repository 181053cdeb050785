package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Deduplicate after rewinds to any offset: what passed the first time is the only copy there is, and passes again. */
class RewindTest {
    private static List<Integer> passing(Deduplicate.Value<SinkRecord> transform, long[] times, int from, int to) {
        List<Integer> passed = new ArrayList<>();
        for (int i = from; i < to; i++) {
            SinkRecord record = Records.record(null, null, null, map("id", "a"), i, times[i]);
            if (transform.apply(record) != null) {
                passed.add(i);
            }
        }
        return passed;
    }

    private static Deduplicate.Value<SinkRecord> deduplicate() {
        return configured(new Deduplicate.Value<>(), "fields", "id", "window.ms", "100");
    }

    @Test
    void aRecordThatPassedPassesAgainAfterARewindIntoTheMiddle() {
        long[] times = {100, 150, 210};
        Deduplicate.Value<SinkRecord> transform = deduplicate();
        assertThat(passing(transform, times, 0, 3)).containsExactly(0, 2);
        assertThat(passing(transform, times, 1, 3)).contains(2);
        assertThat(passing(transform, times, 1, 3)).contains(2);
        assertThat(passing(transform, times, 0, 3)).contains(0, 2);
    }

    @Test
    void recordsAfterThoseDeliveredAgainAreStillDuplicates() {
        long[] times = {100, 150, 210, 220, 230};
        Deduplicate.Value<SinkRecord> transform = deduplicate();
        assertThat(passing(transform, times, 0, 4)).containsExactly(0, 2);
        passing(transform, times, 1, 4);
        assertThat(passing(transform, times, 4, 5)).isEmpty();
    }

    @Test
    void rewindsToAnyOffsetChangeNoDecision() {
        Random random = new Random(20_261_126);
        for (int round = 0; round < 2_000; round++) {
            long[] times = random.longs(Passes.KEPT, 0, 400).toArray();
            Deduplicate.Value<SinkRecord> transform = deduplicate();
            List<Integer> passed = passing(transform, times, 0, times.length);
            for (int again = 0; again < 3; again++) {
                int from = random.nextInt(times.length);
                assertThat(passing(transform, times, from, times.length))
                        .as("times %s from %s", Arrays.toString(times), from)
                        .isEqualTo(passed.stream().filter(it -> it >= from).toList());
            }
        }
    }

    @Test
    void aRewindFurtherThanWhatIsRememberedLosesNothing() {
        Random random = new Random(20_261_127);
        for (int round = 0; round < 200; round++) {
            long[] times = random.longs(100, 0, 1_000).toArray();
            Deduplicate.Value<SinkRecord> transform = deduplicate();
            List<Integer> passed = passing(transform, times, 0, times.length);
            assertThat(passed).hasSizeGreaterThan(Passes.KEPT);
            for (int from : random.ints(3, 0, times.length).toArray()) {
                assertThat(passing(transform, times, from, times.length))
                        .as("times %s from %s", Arrays.toString(times), from)
                        .containsAll(passed.stream().filter(it -> it >= from).toList());
            }
        }
    }
}
