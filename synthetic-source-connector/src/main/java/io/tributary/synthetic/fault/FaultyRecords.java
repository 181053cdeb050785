package io.tributary.synthetic.fault;

import io.tributary.synthetic.dataset.DataSet;
import io.tributary.synthetic.dataset.Field;
import io.tributary.synthetic.dataset.Hash;
import io.tributary.synthetic.dataset.RecordGenerator;
import io.tributary.synthetic.dataset.Row;
import java.util.Arrays;
import java.util.List;

/** Fills rows for one shard and makes the trouble that is asked for. Without any, it only passes on. One instance serves one thread. */
public final class FaultyRecords {
    private final FaultPlan plan;
    private final FaultSettings settings;
    private final RecordGenerator generator;
    private final RowFaults rowFaults;
    private final FaultTally tally;
    private final boolean on;

    /**
     * @param plan which record gets which trouble
     * @param settings what trouble is asked for
     * @param generator fills the rows
     * @param tally counts what happened
     */
    public FaultyRecords(FaultPlan plan, FaultSettings settings, RecordGenerator generator, FaultTally tally) {
        this.plan = plan;
        this.settings = settings;
        this.generator = generator;
        this.rowFaults = new RowFaults(plan, settings, generator);
        this.tally = tally;
        this.on = settings.isOn();
    }

    /** The fields that rows need: those of the data set and those that trouble adds. */
    public static List<Field> fields(DataSet dataSet, FaultSettings settings) {
        return RowFaults.fields(dataSet.fields(), settings);
    }

    /** The event time that a record shows. */
    @FunctionalInterface
    public interface EventTime {
        /** An instant in the unit of the data. */
        long of(long epochNanos);
    }

    /** Sees a row between its data and its trouble, for what is to be taken from the good data, such as the key. */
    @FunctionalInterface
    public interface GoodRow {
        /** Called once for each row. */
        void seen();
    }

    /**
     * Fills a row.
     *
     * @param index the record's index in the shard
     * @param moved whether it comes at another position than its own
     * @param last whether it is the shard's last: that one is never left out, because its offset says that the shard is done
     * @param elapsedNanos from the start of the schedule to its event time
     * @param eventNanos its event time, in nanoseconds since 1970
     * @param unit converts event times
     * @param row the row
     * @param good is called when the good data are in the row
     * @return what happened to it
     */
    public Outcome fill(
            long index,
            boolean moved,
            boolean last,
            long elapsedNanos,
            long eventNanos,
            EventTime unit,
            Row row,
            GoodRow good) {
        if (!on) {
            generator.generate(index, elapsedNanos, unit.of(eventNanos), row);
            good.seen();
            return Outcome.UNHARMED;
        }
        long possible = last ? ~FaultKind.MISSING.bit() : -1;
        long drawn = (plan.kindsOf(index) & possible) | (moved ? FaultKind.SHUFFLE.bit() : 0);
        long settled = FaultPlan.settled(drawn);
        generator.generate(index, elapsedNanos, unit.of(plan.shownTime(settled, index, eventNanos)), row);
        good.seen();
        if (!last && plan.isOut(generator.place())) {
            settled = FaultPlan.settled(drawn | FaultKind.OUTAGE.bit());
        }
        if (settled == 0) {
            return Outcome.UNHARMED;
        }
        long happened = rowFaults.apply(settled, index, row);
        tally.add(happened);
        return new Outcome(happened, settings.tagged() ? tags(happened) : "");
    }

    /** A JSON text that is cut off somewhere. */
    public byte[] cutOff(byte[] json, long index) {
        int length = 1 + (int) Hash.below(plan.detail(FaultKind.MALFORMED, index), json.length - 1L);
        return Arrays.copyOf(json, length);
    }

    private String tags(long happened) {
        StringBuilder tags = new StringBuilder();
        for (FaultKind kind : FaultKind.values()) {
            boolean named = rowFaults.touched().contains("," + kind.tag() + ":");
            if (kind.isIn(happened) && !named && kind != FaultKind.DUPLICATE) {
                tags.append(',').append(kind.tag());
            }
        }
        tags.append(rowFaults.touched());
        return tags.length() == 0 ? "" : tags.substring(1);
    }
}
