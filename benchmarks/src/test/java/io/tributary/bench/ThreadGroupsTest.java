package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.ThreadGroups.Group;
import io.tributary.bench.ThreadGroups.ThreadTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadGroupsTest {
    private static final ThreadGroups NOTHING = new ThreadGroups(Map.of());

    /** A line as proc(5) describes it. */
    private static ThreadTime thread(String name, int userTicks, int systemTicks) {
        return ThreadTime.of("4711 (" + name + ") S 1 1 1 0 -1 4194304 9 0 0 0 " + userTicks + " " + systemTicks
                + " 0 0 20 0 47 0 1 2 3");
    }

    @Test
    void threadsAreAddedUpByWhatTheyAreThereFor() {
        ThreadGroups threads = new ThreadGroups(Map.of(
                "1", thread("C2 CompilerThre", 250, 50),
                "2", thread("C1 CompilerThre", 250, 50),
                "3", thread("task-thread-con", 250, 50),
                "4", thread("G1 Conc#0", 10, 5),
                "5", thread("qtp1-2", 10, 5)));

        assertThat(threads.secondsSince(NOTHING))
                .isEqualTo(Map.of(Group.COMPILERS, 6.0, Group.TASKS, 3.0, Group.MEMORY, 0.15));
    }

    @Test
    void aThreadOfAPoolCountsFromTheEarlierLookThoughItHadAnotherName() {
        ThreadGroups before = new ThreadGroups(Map.of("1", thread("pool-2-thread-1", 100, 0)));
        ThreadGroups now = new ThreadGroups(Map.of("1", thread("task-thread-con", 250, 50)));

        assertThat(now.secondsSince(before)).isEqualTo(Map.of(Group.TASKS, 2.0));
    }

    @Test
    void aNameMayHoldBracketsAndBlanks() {
        assertThat(thread("task-thread-(a b", 1, 2)).isEqualTo(new ThreadTime("task-thread-(a b", 3));
    }

    @Test
    void aProcessThatIsGoneHasUsedNothing() {
        assertThat(ThreadGroups.of(Long.MAX_VALUE).secondsSince(NOTHING)).isEmpty();
    }
}
