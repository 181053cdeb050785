package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.IlpTransport;
import io.tributary.questdb.wire.Turn;
import io.tributary.questdb.wire.WriteReply;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Sends batches, lane by lane. */
final class Outbox {
    private final DeliveryConfig config;
    private final IlpTransport transport;
    private final Link link;
    private final LongSupplier nanos;
    private final Settlement settlement;
    private final RequestSize requestSize;
    private final StorePool stores;
    private final Lane[] lanes;
    /** Whether all partitions share one lane, whose rows leave in the order of time. */
    private final boolean inTimeOrder;

    private final Sealing sealing;
    /** The lane behind the one that sent last. It is the first to send, so that all get their turn while only one may try. */
    private int firstInTurn;

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
        this.stores = new StorePool(initialBytes, badRecords.reports(), config.lanes());
        this.settlement = new Settlement(
                config.reportWholeBatch() && badRecords.reports(), link, badRecords, stats, requestSize, stores);
        this.lanes = new Lane[inTimeOrder ? 1 : config.lanes()];
        RequestLimits limits = new RequestLimits(config.flushRows(), config.flushBytes());
        this.sealing = new Sealing(config, limits, inTimeOrder);
        Arrays.setAll(lanes, any -> new Lane(stores, limits));
        this.inTimeOrder = inTimeOrder;
    }

    Lane lane(PartitionTrack track) {
        return lanes[inTimeOrder ? 0 : track.lane()];
    }

    /** Says up to which time the rows of all partitions are here, so that later ones may wait for the next request. */
    void completeUntil(long time) {
        sealing.completeUntil(time);
    }

    /** Ends a lane's open batch when its last record has filled it. */
    void sealIfFull(Lane lane) {
        sealing.sealIfFull(lane);
    }

    /**
     * Sends what is due.
     *
     * @param behind whether more records are to be had at once, so that waiting makes larger requests
     */
    void send(boolean behind) {
        long now = nanos.getAsLong();
        int first = firstInTurn;
        for (int i = 0; i < lanes.length; i++) {
            int number = (first + i) % lanes.length;
            Lane lane = lanes[number];
            if (lane.flight() == null) {
                sendNext(lane, now, behind);
                firstInTurn = lane.flight() == null ? firstInTurn : (number + 1) % lanes.length;
            } else if (inTimeOrder && config.lanes() > 1 && lane.mayBeFollowed(now) && !link.isAway()) {
                sendFollower(lane, now);
            }
        }
    }

    private void sendNext(Lane lane, long now, boolean behind) {
        if (!link.maySend(now, isUnderWay())) {
            return;
        }
        if (!lane.hasWaiting()) {
            boolean noRoom = rows() >= config.bufferRows() || bytes() >= config.bufferBytes();
            sealing.sealIfDue(lane, now, behind, noRoom);
        }
        Batch probe = lane.quarantine().probe();
        if (probe != null) {
            depart(lane, probe, Turn.now(), now);
        } else if (lane.hasWaiting()) {
            depart(lane, lane.takeNext(requestSize.bytes()), Turn.now(), now);
        }
    }

    /** Sends a full request behind the one under way, so that the time on the wire is not lost when QuestDB is far. */
    @SuppressWarnings("FutureReturnValueIgnored") // an answer never fails
    private void sendFollower(Lane lane, long now) {
        if (lane.hasWaiting()) {
            Flight first = lane.flight();
            Turn turn = new Turn(
                    new CompletableFuture<>(), transport.patience(first.batch().bytes()));
            first.answer().thenAccept(answer -> turn.comes().complete(answer.reply() instanceof WriteReply.Accepted));
            depart(lane, lane.takeNext(requestSize.bytes()), turn, now);
        }
    }

    private void depart(Lane lane, Batch batch, Turn turn, long now) {
        CompletableFuture<Flight.Answer> answer =
                transport.write(batch.lines(), turn).thenApply(reply -> new Flight.Answer(reply, nanos.getAsLong()));
        lane.depart(new Flight(batch, answer, turn, now));
    }

    /**
     * Acts on the replies that are there. May fail the task.
     *
     * @return whether QuestDB refused a row, so that what is known of its tables may be out of date
     */
    boolean settle() {
        boolean refused = false;
        for (Lane lane : lanes) {
            while (isAnswered(lane.flight())) {
                WriteReply reply = settleFirst(lane);
                refused |= reply instanceof WriteReply.BadLine
                        || reply instanceof WriteReply.BadData
                        || reply instanceof WriteReply.FailedAtLine;
            }
        }
        return refused;
    }

    /** Takes note of the rows that are in. Never fails; other replies wait for {@link #settle()}. */
    void settleAccepted() {
        for (Lane lane : lanes) {
            while (isAnswered(lane.flight()) && lane.flight().answer().join().reply() instanceof WriteReply.Accepted) {
                settleFirst(lane);
            }
        }
    }

    private static boolean isAnswered(Flight flight) {
        return flight != null && flight.answer().isDone();
    }

    private WriteReply settleFirst(Lane lane) {
        Flight flight = lane.flight();
        Flight.Answer answer = flight.answer().join();
        lane.arrive(answer.reply());
        settlement.settle(lane, flight, answer);
        return answer.reply();
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

    /** Whether no rows are here, under way or not. */
    boolean isEmpty() {
        return !isUnderWay() && !hasUnsent();
    }

    /** Whether rows are here that are not under way. */
    boolean hasUnsent() {
        return Arrays.stream(lanes)
                .anyMatch(lane -> lane.hasWaiting() || !lane.open().isEmpty());
    }

    long rowsUnderWay() {
        long rows = 0;
        for (Lane lane : lanes) {
            rows += lane.rowsUnderWay();
        }
        return rows;
    }

    long bytesUnderWay() {
        long bytes = 0;
        for (Lane lane : lanes) {
            bytes += lane.bytesUnderWay();
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
                            .filter(lane -> lane.flight() != null)
                            .map(Lane::lastAnswer)
                            .toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Whatever has not come by now is not committed.
            return;
        }
    }
}
