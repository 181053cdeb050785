package io.tributary.questdb.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Knows which offsets are safe to commit. It clamps what Connect proposes instead of counting up by itself, because
 * records that a transform dropped never come here. Everything is kept by the topic, partition and offset the record
 * was read from (KIP-793), which transforms cannot change.
 */
final class Ledger {
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** A longer silence, of one partition among so many, tells as much as hearing the others three times each. */
    private static final long SILENCE_OF_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int TURNS_OF_EACH = 3;
    /** The most that counts as listening between two polls: a longer gap says nothing about the partitions. */
    private static final long LISTENING_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final int lanes;
    private final Map<TopicPartition, PartitionTrack> tracks = new HashMap<>();
    /** Outlives revocation: what is still on the wire of a partition must not be overtaken when it comes back. */
    private final Map<TopicPartition, Integer> laneOf = new HashMap<>();

    private PartitionTrack last;
    /** How often the records that came were of another partition than those before them. */
    private long turns;

    private long lastPoll;
    /** How long Kafka was asked so far; stands still while partitions are paused. */
    private long listened;

    Ledger(int lanes) {
        this.lanes = lanes;
    }

    /** The track of a record's partition. Records come in runs of one partition, so the last one is tried first. */
    PartitionTrack trackOf(SinkRecord record) {
        int partition = record.originalKafkaPartition();
        String topic = record.originalTopic();
        if (last == null
                || last.partition().partition() != partition
                || !last.partition().topic().equals(topic)) {
            turns++;
            last = tracks.computeIfAbsent(new TopicPartition(topic, partition), this::newTrack);
        }
        return last;
    }

    private PartitionTrack newTrack(TopicPartition partition) {
        return new PartitionTrack(
                partition, laneOf.computeIfAbsent(partition, any -> laneOf.size() % lanes), listened, turns);
    }

    /** Takes note of partitions that records may come from, before the first one does. */
    void assign(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> tracks.computeIfAbsent(partition, this::newTrack));
    }

    /**
     * Takes note of a poll.
     *
     * @param paused whether Kafka was asked for nothing since the one before
     */
    void polled(long now, boolean paused) {
        if (!paused) {
            listened += Math.max(0, Math.min(LISTENING_STEP_NANOS, now - lastPoll));
        }
        lastPoll = now;
    }

    /** Takes note of a row that came. */
    void arrives(PartitionTrack track, long time) {
        track.arrives(time, listened, turns);
    }

    /**
     * Up to which time the rows of all partitions are here, as far as can be told: the latest time of the partition that
     * is behind the others. One that has been silent for a while does not count, for it may have nothing to say.
     */
    long completeUntil() {
        long slowest = Long.MAX_VALUE;
        for (PartitionTrack track : tracks.values()) {
            if (!isSilent(track)) {
                slowest = Math.min(slowest, track.latestTime());
            }
        }
        return slowest;
    }

    /**
     * Whether a partition seems to have nothing to say. In a backlog Kafka's consumer serves them in turn, some thousand
     * records of each, so with many partitions a silence of some time may mean that the others are being served.
     */
    private boolean isSilent(PartitionTrack track) {
        long silent = track.silentNanos(listened);
        boolean othersWereServed = track.turnsSince(turns) >= (long) TURNS_OF_EACH * tracks.size();
        return silent >= SILENCE_NANOS && (othersWereServed || silent >= SILENCE_OF_EACH_NANOS * tracks.size());
    }

    /** Forgets partitions that another task answers for from now on. */
    void revoke(Collection<TopicPartition> partitions) {
        last = null;
        for (TopicPartition partition : partitions) {
            PartitionTrack track = tracks.remove(partition);
            if (track != null) {
                track.revoke();
            }
        }
    }

    /**
     * Clamps what Connect would commit.
     *
     * @param proposed what Connect would commit: everything it handed over
     * @param waiting records handed over that are not in any batch yet
     * @return the same partitions, none beyond its first offset that is not safe
     */
    Map<TopicPartition, OffsetAndMetadata> committable(
            Map<TopicPartition, OffsetAndMetadata> proposed, Collection<SinkRecord> waiting) {
        Map<TopicPartition, OffsetAndMetadata> safe = new HashMap<>(proposed);
        tracks.forEach((partition, track) -> clamp(safe, partition, track.firstUnsafe()));
        for (SinkRecord record : waiting) {
            clamp(
                    safe,
                    new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                    OptionalLong.of(record.originalKafkaOffset()));
        }
        return safe;
    }

    private static void clamp(
            Map<TopicPartition, OffsetAndMetadata> safe, TopicPartition partition, OptionalLong firstUnsafe) {
        OffsetAndMetadata proposed = safe.get(partition);
        if (proposed != null && firstUnsafe.isPresent() && firstUnsafe.getAsLong() < proposed.offset()) {
            safe.put(partition, new OffsetAndMetadata(firstUnsafe.getAsLong()));
        }
    }
}
