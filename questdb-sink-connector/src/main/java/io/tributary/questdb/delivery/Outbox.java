package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.IlpTransport;
import io.tributary.questdb.wire.WriteReply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Sends batches, lane by lane. */
final class Outbox {
    /** A lane without a request does not wait for a full one: a quarter is large enough to be cheap for QuestDB. */
    private static final int WORTH_SENDING = 4;

    private final DeliveryConfig config;
    private final IlpTransport transport;
    private final Link link;
    private final LongSupplier nanos;
    private final Settlement settlement;
    private final RequestSize requestSize;
    private final StorePool stores;
    private final Lane[] lanes;
    private final boolean inTimeOrder;
    /** Whether all partitions share the first lane. */
    private boolean together;

    private long completeUntil = Long.MAX_VALUE;

    Outbox(
            DeliveryConfig config,
            int initialBytes,
            IlpTransport transport,
            Link link,
            BadRecords badRecords,
            DeliveryStats stats,
            LongSupplier nanos,
            boolean inTimeOrder) {
        this.config = config;
        this.transport = transport;
        this.link = link;
        this.nanos = nanos;
        this.requestSize = new RequestSize(config.flushBytes());
        this.stores = new StorePool(initialBytes, badRecords.reports(), 2 * config.lanes());
        this.settlement = new Settlement(
                config.reportWholeBatch() && badRecords.reports(), link, badRecords, stats, requestSize, stores);
        this.lanes = new Lane[config.lanes()];
        Arrays.setAll(lanes, any -> new Lane(stores));
        this.inTimeOrder = inTimeOrder;
        this.together = inTimeOrder;
    }

    Lane lane(PartitionTrack track) {
        return lanes[together ? 0 : track.lane()];
    }

    /**
     * Whether partitions have to be grouped anew, which waits until nothing is here: rows of one partition must not be in
     * two lanes. While QuestDB is near, one request at a time keeps it busy and can carry the rows of all partitions in
     * the order of time. While it is far, several requests are needed.
     */
    boolean isRegrouping() {
        boolean better = inTimeOrder && transport.isNear();
        if (better != together && isEmpty()) {
            together = better;
        }
        return better != together;
    }

    private boolean isEmpty() {
        for (Lane lane : lanes) {
            if (lane.rows() > 0 || !lane.quarantine().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Says up to which time the rows of all partitions are here, so that later ones may wait for the next request. */
    void completeUntil(long time) {
        completeUntil = time;
    }

    /** Ends a lane's open batch when its last record has filled it, or made it too large. */
    void sealIfFull(Lane lane) {
        OpenBatch open = lane.open();
        if (open.bytes() > config.flushBytes() && open.records() > 1) {
            lane.sealBeforeLast(untilFor(open));
        }
        if (lane.open().rows() >= config.flushRows() || lane.open().bytes() >= config.flushBytes()) {
            lane.seal(untilFor(lane.open()));
        }
    }

    private long untilFor(OpenBatch open) {
        boolean old = open.ageNanos(nanos.getAsLong()) >= config.flushInterval().toNanos();
        return !together || old ? Long.MAX_VALUE : completeUntil;
    }

    /**
     * Sends what is due.
     *
     * @param behind whether more records are to be had at once, so that waiting makes larger requests
     */
    void send(boolean behind) {
        long now = nanos.getAsLong();
        for (Lane lane : lanes) {
            if (lane.flight() != null || !link.maySend(now, isUnderWay())) {
                continue;
            }
            if (!lane.hasWaiting() && isDue(lane.open(), now, behind)) {
                lane.seal(untilFor(lane.open()));
            }
            Batch probe = lane.quarantine().probe();
            if (probe != null) {
                depart(lane, probe, now);
            } else if (lane.hasWaiting()) {
                depart(lane, lane.takeNext(requestSize.bytes()), now);
            }
        }
    }

    private boolean isDue(OpenBatch open, long now, boolean behind) {
        Duration patience = behind ? config.flushInterval() : config.linger();
        boolean large = open.rows() >= config.flushRows() / WORTH_SENDING
                || open.bytes() >= config.flushBytes() / WORTH_SENDING;
        return !open.isEmpty() && (large || open.ageNanos(now) >= patience.toNanos());
    }

    private void depart(Lane lane, Batch batch, long now) {
        CompletableFuture<Flight.Answer> answer = transport
                .write(batch.array(), batch.byteOffset(), batch.bytes())
                .thenApply(reply -> new Flight.Answer(reply, nanos.getAsLong()));
        lane.depart(new Flight(batch, answer, now));
    }

    /**
     * Acts on the replies that are there. May fail the task.
     *
     * @return whether QuestDB refused a row, so that what is known of its tables may be out of date
     */
    boolean settle() {
        boolean refused = false;
        for (Lane lane : lanes) {
            Flight flight = lane.flight();
            if (flight != null && flight.answer().isDone()) {
                Flight.Answer answer = flight.answer().join();
                lane.arrive();
                settlement.settle(lane, flight, answer);
                refused |= answer.reply() instanceof WriteReply.BadLine
                        || answer.reply() instanceof WriteReply.BadData
                        || answer.reply() instanceof WriteReply.FailedAtLine;
            }
        }
        return refused;
    }

    /** Takes note of the rows that are in. Never fails; other replies wait for {@link #settle()}. */
    void settleAccepted() {
        for (Lane lane : lanes) {
            Flight flight = lane.flight();
            if (flight != null
                    && flight.answer().isDone()
                    && flight.answer().join().reply() instanceof WriteReply.Accepted) {
                lane.arrive();
                settlement.settle(lane, flight, flight.answer().join());
            }
        }
    }

    void dropRevoked() {
        for (Lane lane : lanes) {
            lane.dropRevoked();
        }
    }

    boolean isUnderWay() {
        for (Lane lane : lanes) {
            if (lane.flight() != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether rows are here that are not under way. */
    boolean hasUnsent() {
        return Arrays.stream(lanes)
                .anyMatch(lane -> lane.hasWaiting() || !lane.open().isEmpty());
    }

    long rowsUnderWay() {
        long rows = 0;
        for (Lane lane : lanes) {
            rows += lane.flight() == null ? 0 : lane.flight().batch().rows();
        }
        return rows;
    }

    long bytesUnderWay() {
        long bytes = 0;
        for (Lane lane : lanes) {
            bytes += lane.flight() == null ? 0 : lane.flight().batch().bytes();
        }
        return bytes;
    }

    long rows() {
        long rows = 0;
        for (Lane lane : lanes) {
            rows += lane.rows();
        }
        return rows;
    }

    long bytes() {
        long bytes = 0;
        for (Lane lane : lanes) {
            bytes += lane.bytes();
        }
        return bytes;
    }

    /** Waits until all requests under way are answered, but not longer than so long. */
    void awaitReplies(Duration timeout) throws InterruptedException {
        try {
            CompletableFuture.allOf(Arrays.stream(lanes)
                            .map(Lane::flight)
                            .filter(Objects::nonNull)
                            .map(Flight::answer)
                            .toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Whatever has not come by now is not committed.
            return;
        }
    }
}
