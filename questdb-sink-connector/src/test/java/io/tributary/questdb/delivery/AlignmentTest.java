package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PartitionTrack p0 = track(0);
    private final PartitionTrack p1 = track(1);
    private final PartitionTrack p2 = track(2);
    private final List<PartitionTrack> all = List.of(p0, p1, p2);
    private final Alignment alignment = new Alignment(300, Duration.ofSeconds(1));

    @Test
    void rowsAreCompleteUpToTheSlowestPartition() {
        p0.arrives(500, 0);
        p1.arrives(300, 0);
        p1.arrives(200, 0);

        assertThat(Alignment.completeUntil(List.of(p0, p1), 1)).isEqualTo(300);
    }

    @Test
    void aSilentPartitionDoesNotCount() {
        p0.arrives(300, 0);
        p1.arrives(500, 5 * SECOND);

        assertThat(Alignment.completeUntil(List.of(p0, p1), 5 * SECOND)).isEqualTo(500);
    }

    @Test
    void aPartitionThatIsHeldCountsThoughItIsSilent() {
        p0.arrives(300, 0);
        p0.holdSince(0);
        p1.arrives(500, 5 * SECOND);

        assertThat(Alignment.completeUntil(List.of(p0, p1), 5 * SECOND)).isEqualTo(300);
    }

    @Test
    void holdsAPartitionThatRunsAheadUntilTheOthersAreThere() {
        rows(p0, 0, 50, 0);
        rows(p1, 0, 50, 0);
        rows(p2, 0, 150, 0);
        assertThat(alignment.hold(all, 1)).containsExactly(p2.partition());

        rows(p0, 50, 60, 2);
        assertThat(alignment.hold(all, 3)).containsExactly(p2.partition());
        rows(p0, 110, 60, 4);
        rows(p1, 50, 120, 4);
        assertThat(alignment.hold(all, 5)).doesNotContain(p2.partition());
    }

    @Test
    void holdsNobodyWhileThePartitionsKeepTogether() {
        for (int i = 0; i < 1_000; i += 50) {
            for (PartitionTrack track : all) {
                rows(track, i, 50, i);
                assertThat(alignment.hold(all, i)).isEmpty();
            }
        }
    }

    @Test
    void doesNotHoldAPartitionForLong() {
        rows(p0, 0, 50, 0);
        rows(p1, 10_000, 150, 0);
        List<PartitionTrack> two = List.of(p0, p1);
        assertThat(alignment.hold(two, 0)).isEmpty();
        rows(p1, 10_150, 100, 0);
        assertThat(alignment.hold(two, 0)).containsExactly(p1.partition());

        rows(p0, 50, 50, SECOND);
        assertThat(alignment.hold(two, SECOND)).isEmpty();
        rows(p1, 10_250, 1_000, SECOND);
        assertThat(alignment.hold(two, SECOND + 1)).isEmpty();
    }

    @Test
    void letsAllRunWhenTheSlowestHasNoMore() {
        rows(p0, 0, 50, 0);
        rows(p1, 0, 500, 0);
        List<PartitionTrack> two = List.of(p0, p1);
        assertThat(alignment.hold(two, 1)).containsExactly(p1.partition());

        assertThat(alignment.hold(two, SECOND / 2)).isEmpty();
    }

    @Test
    void releasesAll() {
        rows(p0, 0, 50, 0);
        rows(p1, 0, 500, 0);
        alignment.hold(List.of(p0, p1), 1);

        assertThat(alignment.release(List.of(p0, p1))).isEmpty();
        assertThat(p1.isHeld()).isFalse();
    }

    private static PartitionTrack track(int partition) {
        return new PartitionTrack(new TopicPartition("t", partition), 0);
    }

    private static void rows(PartitionTrack track, long firstTime, int count, long now) {
        for (int i = 0; i < count; i++) {
            track.arrives(firstTime + i, now);
        }
    }
}
