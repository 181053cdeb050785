package io.tributary.synthetic.dataset;

/**
 * The series of a data set. Series number {@code n} belongs to shard {@code n % shards} alone, so that its records keep their order and
 * their event times differ.
 *
 * @param count how many there are, over all shards
 * @param frequency how often each one reports
 */
public record Series(int count, Frequency frequency) {
    /** How many series a shard has. */
    int countIn(int shard, int shards) {
        return (count - shard - 1) / shards + 1;
    }
}
