package io.tributary.synthetic.dataset;

/**
 * A smooth random walk without state: octaves of value noise (K. Perlin, "An Image Synthesizer", 1985, with hashes for the lattice), plus
 * jumps. Its value at any step is computed from the seed alone.
 */
final class Walk implements ValueSource {
    private static final int OCTAVES = 3;
    private static final double TOTAL = 1 + 0.5 + 0.25;
    private static final double JUMP_SIZE = 0.5;
    private static final long JUMP_SALT = Hash.of("walk.jump");

    private final long salt;
    private final double min;
    private final double max;
    private final double period;
    private final double jumpPeriod;

    /**
     * @param salt sets this walk apart from the other walks of the series
     * @param min the lowest value
     * @param max the highest value
     * @param period the records of the series from one turn to the next, about
     * @param jump how often the level jumps, in jumps per record of the series; 0 for never
     */
    Walk(long salt, double min, double max, double period, double jump) {
        this.salt = salt;
        this.min = min;
        this.max = max;
        this.period = period;
        this.jumpPeriod = jump == 0 ? 0 : 1 / jump;
    }

    @Override
    public void draw(Place at, Row row, int slot) {
        row.setReal(slot, valueAt(at.seriesHash(), at.step()));
    }

    /** The walk of a series at a step. */
    double valueAt(long seriesHash, double step) {
        long hash = seriesHash + salt;
        double level = smooth(hash, step / period);
        if (jumpPeriod > 0) {
            double jump = Hash.unit(Hash.at(hash + JUMP_SALT, (long) (step / jumpPeriod)));
            level = level * (1 - JUMP_SIZE) + jump * JUMP_SIZE;
        }
        return min + level * (max - min);
    }

    /** The largest change per step that is usual, in the unit of the value; what speeds are measured against. */
    double usualSlope() {
        return (max - min) / period;
    }

    private static double smooth(long hash, double x) {
        double sum = 0;
        double weight = 1;
        double at = x;
        for (int octave = 0; octave < OCTAVES; octave++) {
            sum += weight * noise(Hash.at(hash, octave), at);
            weight /= 2;
            at *= 2;
        }
        return sum / TOTAL;
    }

    /** Value noise: random levels at whole numbers, joined by a curve whose slope is 0 there. */
    private static double noise(long hash, double x) {
        long cell = (long) x;
        double rest = x - cell;
        double from = Hash.unit(Hash.at(hash, cell));
        double to = Hash.unit(Hash.at(hash, cell + 1));
        return from + (to - from) * rest * rest * (3 - 2 * rest);
    }
}
