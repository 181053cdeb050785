package io.tributary.synthetic.fault;

import io.tributary.synthetic.dataset.Field;
import io.tributary.synthetic.dataset.Hash;
import io.tributary.synthetic.dataset.RecordGenerator;
import io.tributary.synthetic.dataset.Row;
import java.util.List;

/**
 * A run of records in which a number keeps the value it has in the first of them. Remembers the last run, which is only a matter of speed: any
 * run can be begun at any record.
 */
final class StuckRun {
    /** No field: none of the first record suits, or the record has no such number. */
    static final int NONE = -1;

    private final FaultPlan plan;
    private final RecordGenerator generator;
    private final long records;
    private long run = -1;
    private Row first;
    private int slot;

    /**
     * @param records how many records a run has
     */
    StuckRun(FaultPlan plan, RecordGenerator generator, long records) {
        this.plan = plan;
        this.generator = generator;
        this.records = records;
    }

    /** Puts the value of the run's first record into a row; the slot it went to, or {@link #NONE}. */
    int apply(long index, Row row) {
        if (index / records != run) {
            begin(index / records, row.fields());
        }
        if (slot == NONE || row.kind(slot) != Row.Kind.NUMBER) {
            return NONE;
        }
        row.setNumber(slot, first.number(slot));
        return slot;
    }

    private void begin(long number, List<Field> fields) {
        run = number;
        first = new Row(fields);
        generator.generateAside(run * records, plan.elapsedAt(run * records), first);
        int start = (int) Hash.below(plan.detail(FaultKind.STUCK, run), fields.size());
        slot = NONE;
        for (int i = 0; i < fields.size() && slot == NONE; i++) {
            int candidate = (start + i) % fields.size();
            slot = suits(fields.get(candidate), first.kind(candidate)) ? candidate : NONE;
        }
    }

    /** A trait of the series never changes, so that nobody would see it stuck. */
    private static boolean suits(Field field, Row.Kind kind) {
        return kind == Row.Kind.NUMBER && field.type().isNumber() && !field.trait();
    }
}
