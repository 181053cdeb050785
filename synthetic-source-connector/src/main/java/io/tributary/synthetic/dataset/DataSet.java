package io.tributary.synthetic.dataset;

import java.util.List;
import java.util.Optional;

/**
 * A data set: fields, and the series (devices, trucks, symbols, …) its records report on.
 *
 * @param name its name
 * @param series the series, empty when every record stands for itself
 * @param outage how series fall silent, empty when they never do
 * @param key the field whose value is the record's key, empty for none
 * @param fields the fields in their order
 */
public record DataSet(
        String name, Optional<Series> series, Optional<Outage> outage, Optional<String> key, List<Field> fields) {
    public DataSet {
        fields = List.copyOf(fields);
    }

    /** The number of a field, or -1 when there is none of that name. */
    public int slotOf(String field) {
        for (int slot = 0; slot < fields.size(); slot++) {
            if (fields.get(slot).name().equals(field)) {
                return slot;
            }
        }
        return -1;
    }

    /** A generator for one shard. */
    public RecordGenerator generator(long seed, int shard, int shards) {
        return new RecordGenerator(this, seed, shard, shards);
    }

    /** The same data set with other frequencies and, when given, another number of series. */
    public DataSet withSeries(Series other) {
        return new DataSet(name, Optional.of(other), outage, key, fields);
    }
}
