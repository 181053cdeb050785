package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeOrderTest {
    private final TimeOrder sorter = new TimeOrder();

    @Test
    void leavesRecordsOfEqualTimeInTheirOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            int size = random.nextInt(200);
            int different = 1 + random.nextInt(50);
            long[] times = random.longs(size, -different, different).toArray();
            assertThat(sorted(times)).containsExactly(stable(times));
        }
    }

    @Test
    void mergesTheRunsOfPartitions() {
        long[] times = new long[10_000];
        for (int partition = 0; partition < 7; partition++) {
            for (int i = 0; i < 1_000; i++) {
                times[partition * 1_000 + i] = i * 7L + partition;
            }
        }
        Arrays.fill(times, 7_000, times.length, 7_000);
        assertThat(sorted(times)).containsExactly(stable(times));
    }

    @Test
    void changesNothingInWhatIsInOrder() {
        assertThat(sorted(1, 1, 2, 3)).containsExactly(0, 1, 2, 3);
        assertThat(sorted()).isEmpty();
    }

    @Test
    void takesEveryTimeThereIs() {
        assertThat(sorted(Long.MAX_VALUE, 0, Long.MIN_VALUE)).containsExactly(2, 1, 0);
    }

    private int[] sorted(long... times) {
        return Arrays.copyOf(sorter.of(times, times.length), times.length);
    }

    private static int[] stable(long[] times) {
        return IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(i -> i)
                .toArray();
    }
}
