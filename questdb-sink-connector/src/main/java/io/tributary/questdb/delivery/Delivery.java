package io.tributary.questdb.delivery;

import io.tributary.questdb.row.Encoding;
import io.tributary.questdb.row.RecordEncoder;
import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.SqlUnavailableException;
import io.tributary.questdb.wire.ConnectionConfig;
import io.tributary.questdb.wire.IlpTransport;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** What a task delegates to: takes records, has them encoded and sent, and says which offsets are safe. */
public final class Delivery {
    private final DeliveryConfig config;
    private final ReplayProof proof;
    private final Outbox outbox;
    private final BadRecords badRecords;
    private final Link link;
    private final Pace pace;
    private final DeliveryStats stats;
    private final LongSupplier nanos;
    private final Ledger ledger;
    private final Room room;
    /** Records that found no room, or no QuestDB to ask for their tables; at most what Connect hands over at once. */
    private final Deque<SinkRecord> backlog = new ArrayDeque<>();

    private RecordEncoder encoder;
    /** Whether the encoder could not ask QuestDB what it needs to know. */
    private boolean encoderWaits;

    Delivery(
            DeliveryConfig config,
            RecordEncoder encoder,
            ReplayProof proof,
            Outbox outbox,
            BadRecords badRecords,
            Link link,
            Pace pace,
            DeliveryStats stats,
            LongSupplier nanos) {
        this.config = config;
        this.encoder = encoder;
        this.proof = proof;
        this.outbox = outbox;
        this.badRecords = badRecords;
        this.link = link;
        this.pace = pace;
        this.stats = stats;
        this.nanos = nanos;
        this.ledger = new Ledger(config.lanes());
        this.room = new Room(config.bufferRows(), config.bufferBytes());
    }

    /**
     * Builds the delivery of one task.
     *
     * @param config when to send and what to do about failures
     * @param connection where to send to
     * @param context the task's side of Connect
     * @param transport the way to QuestDB
     * @param encoder turns records into lines
     * @param sql where tables are looked up for {@code delivery.guarantee=effectively_once}
     * @param stats what the metrics show
     * @param nanos the time that passes, as {@link System#nanoTime()} tells it
     */
    public static Delivery create(
            DeliveryConfig config,
            ConnectionConfig connection,
            SinkTaskContext context,
            IlpTransport transport,
            RecordEncoder encoder,
            SqlEndpoint sql,
            DeliveryStats stats,
            LongSupplier nanos) {
        BadRecords badRecords = new BadRecords(
                context.errantRecordReporter(), config.tolerateBadRecords(), config.maxBadShare(), stats);
        Link link = Link.to(connection, transport.addresses(), config.backoffMax());
        Outbox outbox = new Outbox(
                config,
                connection.initBufferBytes(),
                transport,
                link,
                badRecords,
                stats,
                nanos,
                config.sortByTime() && encoder.givesTimes());
        ReplayProof proof = config.guarantee() == Guarantee.EFFECTIVELY_ONCE
                ? new DedupProof(new DedupTables(sql))
                : ReplayProof.NOT_ASKED_FOR;
        return new Delivery(
                config,
                encoder,
                proof,
                outbox,
                badRecords,
                link,
                new Pace(context, config, nanos.getAsLong()),
                stats,
                nanos);
    }

    /**
     * Takes over records and does whatever is due. Never waits for QuestDB's answer to a write.
     *
     * @param records what Connect read; often empty
     */
    public void put(Collection<SinkRecord> records) {
        if (outbox.settle()) {
            encoder.forgetTables();
        }
        if (link.isAway() && backlog.isEmpty() && outbox.isEmpty()) {
            link.nothingToSend(nanos.getAsLong());
        }
        link.requireBackWithin(config.outageBudget(), nanos.getAsLong());
        // An idle task has nothing to ask QuestDB.
        if (!records.isEmpty()) {
            encoder = encoder.ready();
        }
        badRecords.settle();
        badRecords.countRecords(records.size());
        long polledAt = nanos.getAsLong();
        ledger.polled(polledAt, pace.isPaused());
        boolean behind = pace.isBehind(records.size(), polledAt);
        outbox.completeUntil(behind ? ledger.completeUntil() : Long.MAX_VALUE);
        encode(records);
        outbox.completeUntil(behind ? ledger.completeUntil() : Long.MAX_VALUE);
        if (outbox.hasUnsent() && rowsMayBeSent()) {
            outbox.send(behind);
        }
        long now = nanos.getAsLong();
        pace.adjust(outbox, link, backlog.isEmpty(), now);
        pace.commitNowAndThen(stats.rows(), now);
        stats.holds(outbox, link.totalAwayMillis(now));
    }

    private boolean rowsMayBeSent() {
        long now = nanos.getAsLong();
        if (link.isAway() && link.nanosUntilNextTry(now) > 0) {
            return false;
        }
        try {
            proof.require(encoder.tables(), now);
            return true;
        } catch (SqlUnavailableException e) {
            link.fails(nanos.getAsLong(), e.getMessage());
            return false;
        }
    }

    /** Encodes what waits and then what is new, until there is no more room or QuestDB has to be asked in vain. */
    private void encode(Collection<SinkRecord> records) {
        long now = nanos.getAsLong();
        boolean stuck = encoderWaits && link.nanosUntilNextTry(now) > 0;
        room.measure(outbox);
        while (!stuck && !backlog.isEmpty()) {
            stuck = !encode(backlog.peek(), now);
            if (!stuck) {
                backlog.remove();
            }
        }
        for (SinkRecord record : records) {
            stuck = stuck || !encode(record, now);
            if (stuck) {
                backlog.add(record);
            }
        }
    }

    /** Returns whether the record is dealt with; otherwise it has to wait. */
    private boolean encode(SinkRecord record, long now) {
        if (room.isFull()) {
            return false;
        }
        PartitionTrack track = ledger.trackOf(record);
        Lane lane = outbox.lane(track);
        OpenBatch open = lane.open();
        int before = open.bytes();
        Encoding encoding;
        try {
            encoding = encoder.encode(record, open.lines());
        } catch (SqlUnavailableException e) {
            encoderWaits = true;
            link.fails(nanos.getAsLong(), e.getMessage());
            return false;
        }
        if (encoderWaits) {
            encoderWaits = false;
            link.works(nanos.getAsLong());
        }
        if (encoding instanceof Encoding.Rows encoded) {
            room.take(encoded.count(), open.bytes() - before);
            long time = config.sortByTime() ? encoder.rowTime() : RecordEncoder.NO_TIME;
            ledger.arrives(track, time);
            open.add(record, track, encoded.count(), time, now);
            outbox.sealIfFull(lane);
        } else {
            leaveOut(record, track, encoding);
        }
        return true;
    }

    private void leaveOut(SinkRecord record, PartitionTrack track, Encoding encoding) {
        if (encoding instanceof Encoding.Rejected rejected) {
            RecordOrigin origin = new RecordOrigin(track, record.originalKafkaOffset(), record);
            badRecords.handle(origin, RejectedRecordException.unmappable(origin, rejected.problem()));
        } else {
            stats.ignoredRecord();
        }
    }

    /**
     * Which offsets may be committed. Waits a bounded time for requests under way, so that a rebalance or a restart does
     * not send their rows again. Never throws: Connect would go back in the topic.
     *
     * @param proposed what Connect handed over so far
     */
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> proposed) {
        if (!link.isAway()) {
            try {
                outbox.awaitReplies(config.drainTimeout());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        outbox.settleAccepted();
        pace.committing(stats.rows(), nanos.getAsLong());
        return ledger.committable(proposed, backlog);
    }

    /** Takes note of partitions that records will come from. */
    public void open(Collection<TopicPartition> partitions) {
        ledger.assign(partitions);
        pace.rebalanced();
    }

    /** Lets go of partitions that another task answers for from now on. Rows not sent yet are dropped, not committed. */
    public void close(Collection<TopicPartition> partitions) {
        ledger.revoke(partitions);
        backlog.removeIf(record ->
                partitions.contains(new TopicPartition(record.originalTopic(), record.originalKafkaPartition())));
        outbox.dropRevoked();
        pace.rebalanced();
    }
}
