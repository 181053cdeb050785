package io.tributary.synthetic.pace;

import java.util.Arrays;
import java.util.List;

/** A rate made of pieces, in each of which it changes evenly; the pieces repeat, or the last rate is held. */
public final class PiecewiseRate implements Schedule {
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * A piece of time.
     *
     * @param nanos how long it lasts, more than 0
     * @param from records per second at its start
     * @param to records per second at its end
     */
    public record Piece(long nanos, double from, double to) {
        private double records() {
            return (from + to) / 2 * nanos / NANOS_PER_SECOND;
        }

        /** How many records its first nanoseconds have. */
        private double recordsIn(double part) {
            return (from + (to - from) * part / nanos / 2) * part / NANOS_PER_SECOND;
        }

        /** The nanosecond in which it has made so many records: the root of the quadratic equation of {@link #recordsIn}. */
        private double nanosFor(double records) {
            double slope = (to - from) / (nanos / NANOS_PER_SECOND);
            double seconds = 2 * records / (from + Math.sqrt(Math.max(0, from * from + 2 * slope * records)));
            return Math.min((double) nanos, seconds * NANOS_PER_SECOND);
        }
    }

    private final List<Piece> pieces;
    private final boolean repeats;
    private final long[] starts;
    private final double[] counts;

    /**
     * @param pieces the pieces in their order; together they have records
     * @param repeats whether they start over at the end; if not, the last rate, more than 0, is held
     */
    public PiecewiseRate(List<Piece> pieces, boolean repeats) {
        this.pieces = List.copyOf(pieces);
        this.repeats = repeats;
        this.starts = new long[pieces.size() + 1];
        this.counts = new double[pieces.size() + 1];
        for (int i = 0; i < pieces.size(); i++) {
            starts[i + 1] = starts[i] + pieces.get(i).nanos();
            counts[i + 1] = counts[i] + pieces.get(i).records();
        }
    }

    @Override
    public long dueBy(long elapsedNanos) {
        long due = (long) recordsBy(elapsedNanos) + 1;
        // The two directions are computed apart; make them agree to the record.
        while (due > 0 && dueAt(due - 1) > elapsedNanos) {
            due--;
        }
        while (dueAt(due) <= elapsedNanos) {
            due++;
        }
        return due;
    }

    @Override
    public long dueAt(long number) {
        double total = counts[pieces.size()];
        long rounds = repeats ? (long) (number / total) : 0;
        long length = starts[pieces.size()];
        if ((rounds + 1.0) * length >= Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        double rest = number - rounds * total;
        if (!repeats && rest >= total) {
            long held = (long) ((rest - total) / lastRate() * NANOS_PER_SECOND);
            return held > Long.MAX_VALUE - length ? Long.MAX_VALUE : length + held;
        }
        int piece = pieceOf(rest);
        double within = pieces.get(piece).nanosFor(rest - counts[piece]);
        return rounds * length + starts[piece] + (long) within;
    }

    @Override
    public double peakRate() {
        return pieces.stream()
                .mapToDouble(piece -> Math.max(piece.from(), piece.to()))
                .max()
                .orElse(0);
    }

    private double recordsBy(long elapsedNanos) {
        long length = starts[pieces.size()];
        double total = counts[pieces.size()];
        if (!repeats && elapsedNanos >= length) {
            return total + (elapsedNanos - length) / NANOS_PER_SECOND * lastRate();
        }
        long rest = elapsedNanos % length;
        int found = Arrays.binarySearch(starts, rest);
        int piece = found >= 0 ? found : -found - 2;
        long rounds = elapsedNanos / length;
        return rounds * total + counts[piece] + pieces.get(piece).recordsIn((double) (rest - starts[piece]));
    }

    /** The last piece that starts at or below a count: pieces without records are passed over. */
    private int pieceOf(double count) {
        int piece = 0;
        while (piece + 1 < pieces.size() && counts[piece + 1] <= count) {
            piece++;
        }
        return piece;
    }

    private double lastRate() {
        return pieces.get(pieces.size() - 1).to();
    }
}
