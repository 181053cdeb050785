package io.tributary.synthetic.dataset;

/** What follows from moving along two walks: the heading, or the speed. */
enum Motion {
    /** Degrees from north, clockwise, from 0 to 360. */
    HEADING {
        @Override
        double of(double latChange, double lonChange, double usual) {
            double degrees = StrictMath.toDegrees(StrictMath.atan2(lonChange, latChange));
            return degrees < 0 ? degrees + 360 : degrees;
        }
    },
    /** From 0, at rest, to 1, the fastest. */
    SPEED {
        @Override
        double of(double latChange, double lonChange, double usual) {
            return Math.min(1, Math.sqrt(latChange * latChange + lonChange * lonChange) / usual);
        }
    };

    /** The part of a record's step over which the change is measured. */
    private static final double DELTA = 0.5;

    abstract double of(double latChange, double lonChange, double usual);

    /**
     * A source of this quantity.
     *
     * @param lat the walk of the latitude
     * @param lon the walk of the longitude
     * @param scale what to multiply with
     */
    ValueSource along(Walk lat, Walk lon, double scale) {
        double usual = 2 * Math.max(lat.usualSlope(), lon.usualSlope());
        return (at, row, slot) -> row.setReal(slot, scale * of(change(lat, at), change(lon, at), usual));
    }

    private static double change(Walk walk, Place at) {
        long series = at.seriesHash();
        return (walk.valueAt(series, at.step() + DELTA) - walk.valueAt(series, at.step())) / DELTA;
    }
}
