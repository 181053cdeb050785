package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.IlpTransport;
import io.tributary.questdb.wire.WriteReply;
import io.tributary.questdb.wire.WriteReply.Cause;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;

/** Sends batches, lane by lane, and acts on the replies. */
final class Outbox {
    /** A lane without a request does not wait for a full one: a quarter is large enough to be cheap for QuestDB. */
    private static final int WORTH_SENDING = 4;

    private final DeliveryConfig config;
    private final IlpTransport transport;
    private final Link link;
    private final BadRecords badRecords;
    private final DeliveryStats stats;
    private final LongSupplier nanos;
    private final RequestSize requestSize;
    private final StorePool stores;
    private final Lane[] lanes;

    Outbox(
            DeliveryConfig config,
            int initialBytes,
            IlpTransport transport,
            Link link,
            BadRecords badRecords,
            DeliveryStats stats,
            LongSupplier nanos) {
        this.config = config;
        this.transport = transport;
        this.link = link;
        this.badRecords = badRecords;
        this.stats = stats;
        this.nanos = nanos;
        this.requestSize = new RequestSize(config.flushBytes());
        this.stores = new StorePool(initialBytes, badRecords.reports(), 2 * config.lanes());
        this.lanes = new Lane[config.lanes()];
        Arrays.setAll(lanes, any -> new Lane(stores.take()));
    }

    Lane lane(PartitionTrack track) {
        return lanes[track.lane()];
    }

    /** Ends a lane's open batch when its last record has filled it, or made it too large. */
    void sealIfFull(Lane lane) {
        OpenBatch open = lane.open();
        if (open.bytes() > config.flushBytes() && open.records() > 1) {
            lane.sealBeforeLast(stores.take());
        }
        if (lane.open().rows() >= config.flushRows() || lane.open().bytes() >= config.flushBytes()) {
            lane.seal(stores.take());
        }
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
                lane.seal(stores.take());
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
                settle(lane, flight, answer);
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
                settle(lane, flight, flight.answer().join());
            }
        }
    }

    private void settle(Lane lane, Flight flight, Flight.Answer answer) {
        Batch batch = flight.batch();
        WriteReply reply = answer.reply();
        if (batch == lane.quarantine().probe() && !(reply instanceof WriteReply.Stop)) {
            probed(lane, reply, answer.nanos());
        } else if (reply instanceof WriteReply.Accepted) {
            accepted(lane, flight, answer);
        } else if (reply instanceof WriteReply.TryAgain again) {
            tryAgain(lane, batch, again, answer.nanos());
        } else if (reply instanceof WriteReply.FailedAtLine failed) {
            failedInside(lane, batch, failed, answer.nanos());
        } else if (reply instanceof WriteReply.BadLine bad) {
            link.works(answer.nanos());
            removeBad(lane, batch, batch.recordOfRow(bad.line()), bad.message());
        } else if (reply instanceof WriteReply.BadData bad) {
            link.works(answer.nanos());
            halve(lane, batch, bad.message());
        } else if (reply instanceof WriteReply.TooLarge large) {
            link.works(answer.nanos());
            requestSize.tooLarge(batch.bytes());
            halve(lane, batch, large.message() + "; raise the limit of QuestDB or of the proxy before it");
        } else if (reply instanceof WriteReply.Stop stop) {
            lane.putBack(batch);
            throw new ConnectException("QuestDB does not take rows, and trying again would not help: " + stop.message()
                    + ". Nothing is lost: the task continues where it was when it is restarted.");
        }
    }

    private void accepted(Lane lane, Flight flight, Flight.Answer answer) {
        Batch batch = flight.batch();
        link.works(answer.nanos());
        requestSize.passed(batch.bytes());
        lane.dare();
        stats.accepted(batch, answer.nanos() - flight.sentNanos());
        batch.release();
        if (batch.isWholeStore() && batch.store().isReusable()) {
            stores.giveBack(batch.store());
        }
    }

    private void tryAgain(Lane lane, Batch batch, WriteReply.TryAgain again, long now) {
        link.fails(now, again.message());
        stats.retried();
        batch.store().mayStillBeRead();
        if (again.cause() == Cause.TIMEOUT) {
            requestSize.tooLarge(batch.bytes());
        }
        lane.putBack(batch);
    }

    /** Has a record that may be the cause sent alone, and the records before and behind it without it. */
    private void failedInside(Lane lane, Batch batch, WriteReply.FailedAtLine failed, long now) {
        link.fails(now, failed.message());
        stats.retried();
        batch.store().mayStillBeRead();
        if (batch.records() > 1) {
            int index = batch.recordOfRow(failed.line());
            lane.putBack(batch.part(index + 1, batch.records()));
            lane.putBack(batch.part(index, index + 1));
            lane.putBack(batch.part(0, index));
            batch.release();
            return;
        }
        if (!lane.open().isEmpty()) {
            lane.seal(stores.take());
        }
        if (lane.quarantine().isCause(batch)) {
            link.works(now);
            reportBad(
                    batch.origin(0),
                    failed.message()
                            + " at this record again and again, and takes others. Its table may have changed while the"
                            + " record was on its way, so sending it again may help");
            batch.release();
        }
    }

    private void probed(Lane lane, WriteReply reply, long now) {
        if (reply instanceof WriteReply.Accepted) {
            link.works(now);
        } else if (reply instanceof WriteReply.TryAgain again) {
            link.fails(now, again.message());
        } else if (reply instanceof WriteReply.FailedAtLine failed) {
            link.fails(now, failed.message());
        }
        lane.quarantine().probe().store().mayStillBeRead();
        lane.quarantine().probed(reply instanceof WriteReply.Accepted);
    }

    private void removeBad(Lane lane, Batch batch, int index, String message) {
        if (config.reportWholeBatch() && badRecords.reports()) {
            for (int i = 0; i < batch.records(); i++) {
                reportBad(batch.origin(i), message);
            }
        } else {
            reportBad(batch.origin(index), message);
            lane.beCareful(index);
            lane.putBack(batch.part(index + 1, batch.records()));
            lane.putBack(batch.part(0, index));
        }
        batch.release();
    }

    private void halve(Lane lane, Batch batch, String message) {
        if (batch.records() == 1) {
            reportBad(batch.origin(0), message);
        } else {
            int middle = batch.records() / 2;
            lane.putBack(batch.part(middle, batch.records()));
            lane.putBack(batch.part(0, middle));
        }
        batch.release();
    }

    private void reportBad(RecordOrigin origin, String message) {
        if (!origin.track().revoked()) {
            badRecords.handle(origin, RejectedRecordException.refused(origin, message));
        }
    }

    void dropRevoked() {
        for (Lane lane : lanes) {
            lane.dropRevoked(stores.take());
        }
    }

    boolean isUnderWay() {
        return flights().findAny().isPresent();
    }

    /** Whether rows are here that are not under way. */
    boolean hasUnsent() {
        return Arrays.stream(lanes)
                .anyMatch(lane -> lane.hasWaiting() || !lane.open().isEmpty());
    }

    long rowsUnderWay() {
        return flights().mapToLong(flight -> flight.batch().rows()).sum();
    }

    long bytesUnderWay() {
        return flights().mapToLong(flight -> flight.batch().bytes()).sum();
    }

    long rows() {
        return Arrays.stream(lanes).mapToLong(Lane::rows).sum();
    }

    long bytes() {
        return Arrays.stream(lanes).mapToLong(Lane::bytes).sum();
    }

    /** Waits until all requests under way are answered, but not longer than so long. */
    void awaitReplies(Duration timeout) throws InterruptedException {
        try {
            CompletableFuture.allOf(flights().map(Flight::answer).toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Whatever has not come by now is not committed.
            return;
        }
    }

    private Stream<Flight> flights() {
        return Arrays.stream(lanes).map(Lane::flight).filter(java.util.Objects::nonNull);
    }
}
