package io.tributary.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tributary.questdb.table.SqlResult;
import io.tributary.questdb.table.SqlUnavailableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TableWatchTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(TableWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level levelBefore = logger.getLevel();
    private final List<List<Object>> tables = new ArrayList<>();
    private final TableWatch watch =
            new TableWatch(sql -> new SqlResult(List.of(), List.copyOf(tables)), () -> Set.of("mine"));

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

    private static List<Object> table(String name, boolean suspended, Object pending) {
        return Arrays.asList(
                name, suspended, pending, suspended ? "DISK FULL" : null, suspended ? "no space" : null, 1L);
    }

    private List<String> messages() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void sumsWhatIsPendingInItsOwnTables() {
        tables.add(table("mine", false, 42L));
        tables.add(table("other", false, 1_000L));
        watch.look();

        assertThat(watch.pendingRows()).isEqualTo(42);
        assertThat(watch.suspendedTables()).isZero();
    }

    @Test
    void knowsItsTablesWhateverTheCaseOfTheirNames() {
        tables.add(table("Mine", true, 42L));
        watch.look();

        assertThat(watch.pendingRows()).isEqualTo(42);
        assertThat(watch.suspendedTables()).isEqualTo(1);
    }

    @Test
    void saysOnceThatATableIsSuspendedAndOnceThatItGoesOn() {
        tables.add(table("mine", true, 1L));
        watch.look();
        watch.look();
        assertThat(watch.suspendedTables()).isEqualTo(1);
        tables.set(0, table("mine", false, null));
        watch.look();
        watch.look();

        assertThat(watch.suspendedTables()).isZero();
        assertThat(messages())
                .containsExactly(
                        "Table mine is suspended: QuestDB takes its rows and does not show them. Reason: DISK FULL no space."
                                + " Mend it, then run ALTER TABLE 'mine' RESUME WAL.",
                        "Table mine is no longer suspended.");
    }

    @Test
    void saysThatATableWasDroppedAndCreatedAnew() {
        tables.add(table("mine", false, 0L));
        watch.look();
        tables.set(0, Arrays.asList("mine", false, 0L, null, null, 2L));
        watch.look();
        watch.look();

        assertThat(messages()).singleElement().asString().contains("Table mine was dropped and created anew");
    }

    @Test
    void looksAgainLaterWhenQuestDbIsAway() {
        TableWatch away = new TableWatch(
                sql -> {
                    throw new SqlUnavailableException("no connection", null);
                },
                () -> Set.of("mine"));
        away.look();

        assertThat(messages()).isEmpty();
    }

    @Test
    void asksNothingBeforeTheFirstRow() {
        TableWatch idle = new TableWatch(
                sql -> {
                    throw new AssertionError("asked");
                },
                Set::of);
        idle.look();

        assertThat(idle.pendingRows()).isZero();
    }
}
