package io.tributary.synthetic.config;

import io.tributary.synthetic.dataset.Frequency;
import io.tributary.synthetic.dataset.Series;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What event times are.
 *
 * @param unit the unit of event times in the records
 * @param historicalStart the instant historical data start at, in nanoseconds since 1970; empty for real time
 * @param historicalEnd the instant they end before, in nanoseconds since 1970; empty for no end
 */
public record TimeConfig(Unit unit, Optional<Long> historicalStart, Optional<Long> historicalEnd) {
    static final String TIMESTAMP_UNIT = "timestamp.unit";
    static final String MODE = "time.mode";
    static final String START = "start.time";
    static final String END = "end.time";

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** What event times follow. */
    enum Mode {
        /** The clock. */
        REALTIME,
        /** A range of the past, as fast as possible. */
        HISTORICAL
    }

    /** A unit of event time. */
    public enum Unit {
        /** Milliseconds. */
        MILLIS(1_000_000),
        /** Microseconds. */
        MICROS(1_000),
        /** Nanoseconds. */
        NANOS(1);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }

        /** An instant in this unit, rounded down. */
        public long of(long epochNanos) {
            return epochNanos / nanos;
        }

        private double perSecond() {
            return 1e9 / nanos;
        }
    }

    static void define(ConfigDef definition) {
        new ConfigSection(definition, "Time")
                .text(
                        MODE,
                        "Event time",
                        Choice.text(Mode.REALTIME),
                        Choice.of(Mode.class),
                        Importance.MEDIUM,
                        "realtime: records come at the rate, and the event time of each is the instant it was scheduled for, not the one it was"
                                + " made at. historical: event times start at start.time and go on at the rate, and the records come as fast as"
                                + " Connect takes them.")
                .text(
                        START,
                        "Start of history",
                        "",
                        null,
                        Importance.MEDIUM,
                        "The first event time with time.mode=historical, in ISO 8601 with a time zone: 2024-01-01T00:00:00Z.")
                .text(
                        END,
                        "End of history",
                        "",
                        null,
                        Importance.LOW,
                        "With time.mode=historical, event times stay before this instant. Empty: max.records alone ends the data, or nothing"
                                + " does.")
                .text(
                        TIMESTAMP_UNIT,
                        "Unit of event time",
                        Choice.text(Unit.MICROS),
                        Choice.of(Unit.class),
                        Importance.MEDIUM,
                        "The unit of the event time in the records, counted from 1970-01-01 UTC. It has to be fine enough for the rate: two"
                                + " records of one series never have the same event time.");
    }

    static TimeConfig read(ConfigReader in, DataConfig data, RateConfig rate) {
        Unit unit = in.choice(TIMESTAMP_UNIT, Unit.class);
        checkDistinct(in, unit, data, rate);
        if (in.choice(MODE, Mode.class) == Mode.REALTIME) {
            for (String key : new String[] {START, END}) {
                if (in.isSet(key)) {
                    in.problem(key, "is for time.mode=historical. Set time.mode to historical or leave this empty.");
                }
            }
            return new TimeConfig(unit, Optional.empty(), Optional.empty());
        }
        if (!in.isSet(START)) {
            in.problem(START, "is needed with time.mode=historical, for instance 2024-01-01T00:00:00Z.");
        }
        Optional<Long> start = instant(in, START);
        Optional<Long> end = instant(in, END);
        if (start.isPresent() && end.isPresent() && end.get() <= start.get()) {
            in.problem(END, "is not after start.time.");
        }
        return new TimeConfig(unit, start, end);
    }

    private static Optional<Long> instant(ConfigReader in, String key) {
        if (!in.isSet(key)) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(in.text(key));
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return Optional.of(TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano());
            }
            in.problem(key, "is not between " + EARLIEST + " and " + LATEST + ".");
        } catch (DateTimeException e) {
            in.problem(key, "is not an instant in ISO 8601 with a time zone, such as 2024-01-01T00:00:00Z.");
        }
        return Optional.empty();
    }

    private static void checkDistinct(ConfigReader in, Unit unit, DataConfig data, RateConfig rate) {
        if (data.dataSet() == null || data.dataSet().series().isEmpty()) {
            return;
        }
        Series series = data.dataSet().series().get();
        boolean inTurn = series.frequency() instanceof Frequency.Uniform
                && data.dataSet().outage().isEmpty();
        double apart = inTurn ? (double) (series.count() / data.shards() * data.shards()) : data.shards();
        if (rate.schedule().peakRate() > 0.99 * apart * unit.perSecond()) {
            in.problem(
                    TIMESTAMP_UNIT,
                    "is too coarse for " + rate.schedule().peakRate()
                            + " records/s: records of one series would have the same event time. Use a finer unit or a lower rate.");
        }
    }
}
