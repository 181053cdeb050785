package io.tributary.synthetic.dataset;

import java.util.Arrays;

/** A series by chance, each with its own weight. */
final class ByWeight implements SeriesPick {
    private static final long SALT = Hash.of("series");

    private final AliasTable table;
    private final double[] shares;

    /**
     * @param weights one for each series, not negative, their sum more than 0
     */
    ByWeight(double... weights) {
        double total = Arrays.stream(weights).sum();
        this.table = new AliasTable(weights);
        this.shares = Arrays.stream(weights).map(weight -> weight / total).toArray();
    }

    @Override
    public int pick(long index, long recordHash) {
        return table.pick(Hash.mix(recordHash + SALT));
    }

    @Override
    public double share(int local) {
        return shares[local];
    }
}
