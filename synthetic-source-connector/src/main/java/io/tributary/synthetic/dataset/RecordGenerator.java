package io.tributary.synthetic.dataset;

/**
 * Fills rows for one shard. What it fills is a pure function of seed, shard and index; it keeps no state but scratch space, so one instance
 * serves one thread.
 */
public final class RecordGenerator {
    /** How many other series are tried when one is down; with half of them down, one record in 65536 finds none. */
    private static final int RETRIES = 16;

    private static final long SERIES_SALT = Hash.of("series.traits");

    private final ValueSource[] sources;
    private final SeriesPick pick;
    private final Outage outage;
    private final long shardSeed;
    private final long seriesSeed;
    private final int shard;
    private final int shards;
    private final Place place = new Place();
    private final Place elsewhere = new Place();

    RecordGenerator(DataSet dataSet, long seed, int shard, int shards) {
        long start = Hash.mix(seed);
        this.sources = dataSet.fields().stream().map(Field::source).toArray(ValueSource[]::new);
        this.shard = shard;
        this.shards = shards;
        this.shardSeed = Hash.at(start, shard);
        this.seriesSeed = start + SERIES_SALT;
        this.pick = dataSet.series()
                .map(series -> SeriesPicks.of(series, dataSet.outage().isPresent(), start, shard, shards))
                .orElse(null);
        this.outage = dataSet.outage().orElse(null);
    }

    /**
     * Fills a row with a record.
     *
     * @param index the record's index in the shard, not negative
     * @param elapsedNanos nanoseconds from the start of the schedule to its event time
     * @param eventTime its event time in the unit of the data
     * @param row a row of this data set's fields
     */
    public void generate(long index, long elapsedNanos, long eventTime, Row row) {
        locate(place, index, elapsedNanos, eventTime);
        draw(place, row);
    }

    /**
     * Fills a row with a record that is looked at beside the last one: {@link #place} stays.
     *
     * @param index the record's index in the shard, not negative
     * @param elapsedNanos nanoseconds from the start of the schedule to its event time
     * @param row a row of this data set's fields; its event time is 0
     */
    public void generateAside(long index, long elapsedNanos, Row row) {
        locate(elsewhere, index, elapsedNanos, 0);
        draw(elsewhere, row);
    }

    private void draw(Place at, Row row) {
        row.clear();
        for (int slot = 0; slot < sources.length; slot++) {
            sources[slot].draw(at, row, slot);
        }
    }

    /** Where the last record stands. */
    public Place place() {
        return place;
    }

    private void locate(Place at, long index, long elapsedNanos, long eventTime) {
        long recordHash = Hash.at(shardSeed, index);
        if (pick == null) {
            at.set(recordHash, seriesSeed, 0, (double) index, elapsedNanos, eventTime);
            return;
        }
        int local = pick.pick(index, recordHash);
        int series = SeriesPicks.number(local, shard, shards);
        long seriesHash = Hash.at(seriesSeed, series);
        for (int retry = 1; retry <= RETRIES && isDown(seriesHash, elapsedNanos); retry++) {
            local = pick.pick(index, Hash.at(recordHash, retry));
            series = SeriesPicks.number(local, shard, shards);
            seriesHash = Hash.at(seriesSeed, series);
        }
        at.set(recordHash, seriesHash, series, index * pick.share(local), elapsedNanos, eventTime);
    }

    private boolean isDown(long seriesHash, long elapsedNanos) {
        return outage != null && outage.isDown(seriesHash, elapsedNanos);
    }
}
