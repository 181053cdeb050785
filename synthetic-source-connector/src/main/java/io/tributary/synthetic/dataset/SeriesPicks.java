package io.tributary.synthetic.dataset;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Builds the pick that a frequency asks for, for one shard. */
final class SeriesPicks {
    private static final long CLASS_SALT = Hash.of("series.class");

    private SeriesPicks() {}

    static SeriesPick of(Series series, boolean fallSilent, long seed, int shard, int shards) {
        int count = series.countIn(shard, shards);
        Frequency frequency = series.frequency();
        if (frequency instanceof Frequency.Zipf zipf) {
            return byWeight(count, local -> StrictMath.pow(number(local, shard, shards) + 1.0, -zipf.exponent()));
        }
        if (frequency instanceof Frequency.Hot hot) {
            return hot(hot, count, shard, shards);
        }
        if (frequency instanceof Frequency.Classes classes) {
            return byWeight(count, local -> classWeight(classes.classes(), seed, number(local, shard, shards)));
        }
        // In turn, the one after a silent series would come too early.
        return fallSilent ? byWeight(count, local -> 1) : new InTurn(count, Hash.at(seed, shard));
    }

    /** The number over all shards of a shard's own series. */
    static int number(int local, int shard, int shards) {
        return local * shards + shard;
    }

    /** The reverse of {@link #number}. */
    static int local(int number, int shards) {
        return number / shards;
    }

    private static SeriesPick byWeight(int count, IntToDoubleFunction weight) {
        return new ByWeight(IntStream.range(0, count).mapToDouble(weight).toArray());
    }

    private static SeriesPick hot(Frequency.Hot hot, int count, int shard, int shards) {
        int hotHere = hot.count() <= shard ? 0 : Math.min(count, (hot.count() - shard - 1) / shards + 1);
        if (hotHere == 0 || hotHere == count) {
            return byWeight(count, local -> 1);
        }
        double hotWeight = hot.share() / hotHere;
        double coldWeight = (1 - hot.share()) / (count - hotHere);
        return byWeight(count, local -> local < hotHere ? hotWeight : coldWeight);
    }

    private static double classWeight(List<Frequency.SeriesClass> classes, long seed, int series) {
        double point = Hash.unit(Hash.mix(Hash.at(seed, series) + CLASS_SALT));
        for (Frequency.SeriesClass it : classes) {
            point -= it.share();
            if (point < 0) {
                return it.weight();
            }
        }
        return classes.get(classes.size() - 1).weight();
    }
}
