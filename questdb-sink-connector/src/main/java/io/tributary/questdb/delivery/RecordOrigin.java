package io.tributary.questdb.delivery;

import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Where a record came from.
 *
 * @param track its partition
 * @param offset its offset there
 * @param record the record itself; null when nobody could be given it
 */
record RecordOrigin(PartitionTrack track, long offset, SinkRecord record) {
    @Override
    public String toString() {
        return "topic " + track.partition().topic() + ", partition "
                + track.partition().partition() + ", offset " + offset;
    }
}
