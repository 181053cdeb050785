package io.tributary.synthetic.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeriesPickTest {
    private static final int MANY = 200_000;

    @Test
    void uniformTakesEachInTurnAndAlwaysAsFarApart() {
        SeriesPick pick = SeriesPicks.of(new Series(997, new Frequency.Uniform()), false, 5, 0, 1);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 997; i++) {
            seen.add(pick.pick(i, 0));
            assertThat(pick.pick(i + 997L, 1)).isEqualTo(pick.pick(i, 0));
        }
        assertThat(seen).hasSize(997);
    }

    @Test
    void zipfFollowsItsLaw() {
        double[] shares = shares(new Frequency.Zipf(1), 100);
        assertThat(shares[0] / shares[1]).isCloseTo(2, within(0.1));
        assertThat(shares[0] / shares[9]).isCloseTo(10, within(1.0));
    }

    @Test
    void hotKeysGetTheirShare() {
        double[] shares = shares(new Frequency.Hot(2, 0.6), 100);
        assertThat(shares[0] + shares[1]).isCloseTo(0.6, within(0.01));
        assertThat(shares[50]).isCloseTo(0.4 / 98, within(0.001));
    }

    @Test
    void classesGetTheirWeights() {
        Frequency classes =
                new Frequency.Classes(List.of(new Frequency.SeriesClass(0.5, 1), new Frequency.SeriesClass(0.5, 0.1)));
        double[] shares = shares(classes, 1000);
        Map<Boolean, Integer> often = new HashMap<>();
        for (double share : shares) {
            often.merge(share > 0.001, 1, Integer::sum);
        }
        assertThat(often.get(true)).isCloseTo(500, within(50));
    }

    @Test
    void aSeriesBelongsToOneShard() {
        Set<Integer> all = new HashSet<>();
        for (int shard = 0; shard < 3; shard++) {
            SeriesPick pick = SeriesPicks.of(new Series(10, new Frequency.Uniform()), false, 5, shard, 3);
            for (int i = 0; i < 100; i++) {
                int series = SeriesPicks.number(pick.pick(i, i), shard, 3);
                assertThat(series % 3).isEqualTo(shard);
                all.add(series);
            }
        }
        assertThat(all).hasSize(10);
    }

    private static double[] shares(Frequency frequency, int count) {
        SeriesPick pick = SeriesPicks.of(new Series(count, frequency), false, 5, 0, 1);
        double[] shares = new double[count];
        for (int i = 0; i < MANY; i++) {
            shares[pick.pick(i, Hash.at(9, i))] += 1.0 / MANY;
        }
        for (int i = 0; i < count; i++) {
            assertThat(pick.share(i)).isCloseTo(shares[i], within(0.006));
        }
        return shares;
    }
}
