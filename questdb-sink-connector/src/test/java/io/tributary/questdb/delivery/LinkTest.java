package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LinkTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Logger logger = (Logger) LoggerFactory.getLogger(Link.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level levelBefore = logger.getLevel();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(levelBefore);
    }

    private static Link link(int addresses, double random) {
        return new Link("db:9000", addresses, Duration.ofSeconds(1), () -> random);
    }

    @Test
    void waitsLongerWithEveryFailureUpToTheLimit() {
        Link link = link(1, 1.0);
        long now = 0;
        for (long expected : new long[] {100, 200, 400, 800, 1_000, 1_000}) {
            link.fails(now, "refused");
            assertThat(link.nanosUntilNextTry(now)).isEqualTo(expected * MILLI);
            now += expected * MILLI;
        }
    }

    @Test
    void leavesHalfOfTheWaitToChance() {
        Link link = link(1, 0.0);
        link.fails(0, "refused");

        assertThat(link.nanosUntilNextTry(0)).isEqualTo(50 * MILLI);
    }

    @Test
    void triesEveryAddressBeforeItWaits() {
        Link link = link(3, 1.0);
        link.fails(0, "refused");
        link.fails(0, "refused");
        assertThat(link.nanosUntilNextTry(0)).isZero();

        link.fails(0, "refused");
        assertThat(link.nanosUntilNextTry(0)).isEqualTo(100 * MILLI);
    }

    @Test
    void requestsThatFailTogetherCountOnce() {
        Link link = link(1, 1.0);
        link.fails(0, "refused");
        link.fails(10 * MILLI, "refused");

        assertThat(link.nanosUntilNextTry(10 * MILLI)).isEqualTo(90 * MILLI);
    }

    @Test
    void letsOneRequestTryWhileQuestDbIsAway() {
        Link link = link(1, 1.0);
        assertThat(link.maySend(0, true)).isTrue();
        link.fails(0, "refused");

        assertThat(link.maySend(99 * MILLI, false)).isFalse();
        assertThat(link.maySend(100 * MILLI, false)).isTrue();
        assertThat(link.maySend(100 * MILLI, true)).isFalse();
    }

    @Test
    void countsTheTimeWithoutQuestDb() {
        Link link = link(1, 1.0);
        link.fails(0, "refused");
        assertThat(link.totalAwayMillis(3_000 * MILLI)).isEqualTo(3_000);
        link.works(5_000 * MILLI);
        link.fails(6_000 * MILLI, "refused");

        assertThat(link.totalAwayMillis(7_000 * MILLI)).isEqualTo(6_000);
    }

    @Test
    void writesOneLineForEachChangeAndOneAMinute() {
        Link link = link(1, 1.0);
        link.works(0);
        link.works(1);
        for (long second = 0; second < 150; second++) {
            link.fails(second * 1_000 * MILLI, "refused");
        }
        link.works(151_000 * MILLI);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Connected to QuestDB at db:9000.",
                        "QuestDB at db:9000 does not take rows: refused. Rows are kept and sent again; nothing is lost.",
                        "QuestDB at db:9000 has been away for 60 s: refused. Still trying.",
                        "QuestDB at db:9000 has been away for 120 s: refused. Still trying.",
                        "QuestDB at db:9000 is back after 151 s.");
    }
}
