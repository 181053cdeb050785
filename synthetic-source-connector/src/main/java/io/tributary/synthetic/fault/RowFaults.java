package io.tributary.synthetic.fault;

import io.tributary.synthetic.dataset.Field;
import io.tributary.synthetic.dataset.FieldType;
import io.tributary.synthetic.dataset.Hash;
import io.tributary.synthetic.dataset.RecordGenerator;
import io.tributary.synthetic.dataset.Row;
import io.tributary.synthetic.dataset.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Does to the fields of a row what its kinds of trouble ask for, each to a field of its own. */
final class RowFaults {
    private static final Text WRONG = new Text("not a number");
    private static final Text UNEXPECTED = new Text("surprise");

    private final FaultPlan plan;
    private final FaultSettings settings;
    private final StuckRun stuckRun;
    private final StringBuilder touched = new StringBuilder();
    private boolean[] taken = new boolean[0];

    RowFaults(FaultPlan plan, FaultSettings settings, RecordGenerator generator) {
        this.plan = plan;
        this.settings = settings;
        this.stuckRun = new StuckRun(plan, generator, settings.stuckRecords());
    }

    /** The fields of the data set and those that trouble adds. */
    static List<Field> fields(List<Field> regular, FaultSettings settings) {
        List<Field> fields = new ArrayList<>(regular);
        addField(FaultKind.EXTRA_FIELD, FieldType.STRING, settings, fields);
        addField(FaultKind.SCHEMA_CHANGE, FieldType.INT64, settings, fields);
        return fields;
    }

    private static void addField(FaultKind kind, FieldType type, FaultSettings settings, List<Field> fields) {
        if (settings.isOn(kind)) {
            String name = kind.addedField().orElseThrow();
            fields.add(new Field(name, type, 0, Field.Presence.ADDED, false, (at, row, slot) -> {}));
        }
    }

    /**
     * Alters a row.
     *
     * @return the kinds that did happen: one that finds no field to happen to does not
     */
    long apply(long kinds, long index, Row row) {
        touched.setLength(0);
        taken = new boolean[row.fields().size()];
        long happened = 0;
        for (FaultKind kind : FaultKind.values()) {
            if (kind.isIn(kinds) && apply(kind, index, row)) {
                happened |= kind.bit();
            }
        }
        return happened;
    }

    /** The kinds of the last row that happened to fields, each with the field: {@code ,null:speed,nan:lat}; empty for none. */
    String touched() {
        return touched.toString();
    }

    private boolean apply(FaultKind kind, long index, Row row) {
        return switch (kind) {
            case STUCK -> touch(kind, stuckRun.apply(index, row), row);
            case SPIKE ->
                onField(kind, index, row, slot -> isNumber(row, slot) && hasSpike(row, slot), slot -> {
                    row.setReal(slot, spike(row, slot));
                });
            case NAN -> onField(kind, index, row, slot -> isDouble(row, slot), slot -> row.setKind(slot, Row.Kind.NAN));
            case INFINITY ->
                onField(kind, index, row, slot -> isDouble(row, slot), slot -> {
                    row.setKind(slot, Row.Kind.INFINITY);
                });
            case NULL ->
                onField(kind, index, row, slot -> row.kind(slot) != Row.Kind.ABSENT, slot -> {
                    row.setKind(slot, Row.Kind.NULL);
                });
            case WRONG_TYPE ->
                onField(kind, index, row, slot -> isNumber(row, slot), slot -> {
                    row.setText(slot, WRONG);
                    row.setIrregular();
                });
            case MISSING_FIELD ->
                onField(kind, index, row, slot -> isAlwaysThere(row, slot), slot -> {
                    row.setKind(slot, Row.Kind.ABSENT);
                    row.setIrregular();
                });
            case EXTRA_FIELD -> add(kind, row, slot -> row.setText(slot, UNEXPECTED));
            case SCHEMA_CHANGE -> add(kind, row, slot -> row.setNumber(slot, index));
            default -> true;
        };
    }

    /** Something done to a field. */
    @FunctionalInterface
    private interface Change {
        void to(int slot);
    }

    private boolean onField(FaultKind kind, long draw, Row row, IntPredicate suits, Change change) {
        int size = row.fields().size();
        int start = (int) Hash.below(plan.detail(kind, draw), size);
        for (int i = 0; i < size; i++) {
            int slot = (start + i) % size;
            if (!taken[slot] && row.kind(slot) != Row.Kind.ABSENT && suits.test(slot)) {
                change.to(slot);
                return touch(kind, slot, row);
            }
        }
        return false;
    }

    /** Notes what happened to a field; whether it did. */
    private boolean touch(FaultKind kind, int slot, Row row) {
        if (slot == StuckRun.NONE) {
            return false;
        }
        taken[slot] = true;
        touched.append(',')
                .append(kind.tag())
                .append(':')
                .append(row.fields().get(slot).name());
        return true;
    }

    private boolean add(FaultKind kind, Row row, Change change) {
        String name = kind.addedField().orElseThrow();
        for (int slot = row.fields().size() - 1; slot >= 0; slot--) {
            if (row.fields().get(slot).name().equals(name)) {
                taken[slot] = true;
                change.to(slot);
                row.setIrregular();
                return true;
            }
        }
        return false;
    }

    private double spike(Row row, int slot) {
        double far = (Math.abs(row.real(slot)) + 1) * settings.spikeFactor();
        return Math.min(row.fields().get(slot).largest(), far);
    }

    /** A number that is as large as its type can hold already has none. */
    private boolean hasSpike(Row row, int slot) {
        return spike(row, slot) > Math.abs(row.real(slot));
    }

    private static boolean isAlwaysThere(Row row, int slot) {
        return row.fields().get(slot).presence() == Field.Presence.ALWAYS;
    }

    private static boolean isNumber(Row row, int slot) {
        return row.fields().get(slot).type().isNumber() && row.kind(slot) == Row.Kind.NUMBER;
    }

    private static boolean isDouble(Row row, int slot) {
        return row.fields().get(slot).type() == FieldType.FLOAT64 && row.kind(slot) == Row.Kind.NUMBER;
    }
}
