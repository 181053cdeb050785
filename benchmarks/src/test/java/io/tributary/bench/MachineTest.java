package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void coresThatNeitherIdleNorWaitForADiskAreBusy() {
        long[] before = {100, 0, 50, 1_000, 20, 0, 0, 0};
        long[] now = {140, 0, 60, 1_140, 30, 0, 0, 0};

        assertThat(Machine.busyShare(before, now)).isEqualTo(0.25);
    }

    @Test
    void aMachineThatDoesNotTellIsNotBusy() {
        assertThat(Machine.busyShare(new long[0], new long[0])).isZero();
    }
}
