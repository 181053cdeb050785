package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which time a message of several rows is sorted among others. */
class TimeOfSeveralRowsTest {
    private final Mapping mapping = new Mapping()
            .with("value.format", "json")
            .with("message.rows", "array")
            .with("timestamp.field.name", "ts")
            .with("timestamp.missing", "now");

    @Test
    void rowsOfOneTimeHaveThatTime() {
        assertThat(timeOf("[{\"a\":1,\"ts\":1732100000}]")).isEqualTo(1_732_100_000_000_000L);
        assertThat(timeOf("[{\"a\":1,\"ts\":1732100000},{\"a\":2,\"ts\":1732100000}]"))
                .isEqualTo(1_732_100_000_000_000L);
    }

    /** By the time of its first row such a message could be put behind one that is newer, and undo it under DEDUP. */
    @ParameterizedTest
    @CsvSource({
        "10, 5, 5",
        "5, 10, 5",
        "5, 5, 10",
    })
    void rowsOfDifferentTimesHaveNone(int first, int second, int third) {
        assertThat(timeOf("[{\"a\":1,\"ts\":17321000%02d},{\"a\":2,\"ts\":17321000%02d},{\"a\":3,\"ts\":17321000%02d}]"
                        .formatted(first, second, third)))
                .isEqualTo(RecordEncoder.NO_TIME);
    }

    @Test
    void rowsOfWhichOneGetsTheTimeOfItsArrivalHaveNone() {
        assertThat(timeOf("[{\"a\":1},{\"a\":2,\"ts\":1732100000}]")).isEqualTo(RecordEncoder.NO_TIME);
        assertThat(timeOf("[{\"a\":1,\"ts\":1732100000},{\"a\":2}]")).isEqualTo(RecordEncoder.NO_TIME);
    }

    @Test
    void theNextMessageHasItsOwnTime() {
        timeOf("[{\"a\":1,\"ts\":1732100000},{\"a\":2,\"ts\":1732100001}]");

        assertThat(timeOf("[{\"a\":1,\"ts\":1732100002}]")).isEqualTo(1_732_100_002_000_000L);
    }

    private long timeOf(String message) {
        assertThat(mapping.encode(
                        new SinkRecord("t", 0, null, null, null, message.getBytes(StandardCharsets.UTF_8), 0)))
                .startsWith("t a=long:1");
        return mapping.encoder().rowTime();
    }
}
