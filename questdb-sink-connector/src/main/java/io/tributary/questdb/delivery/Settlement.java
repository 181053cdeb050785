package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.WriteReply;
import io.tributary.questdb.wire.WriteReply.Cause;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts on the replies of QuestDB: lets offsets go, has rows sent again, and takes bad ones out. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final long ALONE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final boolean reportWholeBatch;
    private final Link link;
    private final BadRecords badRecords;
    private final DeliveryStats stats;
    private final RequestSize requestSize;
    private final StorePool stores;

    /**
     * @param reportWholeBatch whether all records of a request are reported when one of its rows is bad
     */
    Settlement(
            boolean reportWholeBatch,
            Link link,
            BadRecords badRecords,
            DeliveryStats stats,
            RequestSize requestSize,
            StorePool stores) {
        this.reportWholeBatch = reportWholeBatch;
        this.link = link;
        this.badRecords = badRecords;
        this.stats = stats;
        this.requestSize = requestSize;
        this.stores = stores;
    }

    /** Acts on one reply. May fail the task. */
    void settle(Lane lane, Flight flight, Flight.Answer answer) {
        Batch batch = flight.batch();
        WriteReply reply = answer.reply();
        if (batch == lane.quarantine().probe() && !(reply instanceof WriteReply.Stop)) {
            probed(lane, reply, answer.nanos());
        } else if (reply instanceof WriteReply.Accepted) {
            accepted(lane, flight, answer);
        } else if (reply instanceof WriteReply.TryAgain again) {
            tryAgain(lane, flight, again, answer.nanos());
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
        if (batch.isAllSealed() && batch.sealed().isReusable()) {
            stores.giveBack(batch.sealed());
        }
    }

    private void tryAgain(Lane lane, Flight flight, WriteReply.TryAgain again, long now) {
        Batch batch = flight.batch();
        if (flight.turn().follows() && again.cause() == Cause.BUSY) {
            // The connection of the request before it works.
            LOG.info(
                    "QuestDB has no second connection to spare: {}. For ten minutes one request is sent at a time.",
                    again.message());
            lane.goAlone(now + ALONE_NANOS);
        } else {
            link.fails(now, again.message());
        }
        stats.retried();
        batch.sealed().mayStillBeRead();
        if (again.cause() == Cause.TIMEOUT) {
            requestSize.tooLarge(batch.bytes());
        }
        lane.putBack(batch);
    }

    /** Has a record that may be the cause sent alone, and the records before and behind it without it. */
    private void failedInside(Lane lane, Batch batch, WriteReply.FailedAtLine failed, long now) {
        link.fails(now, failed.message());
        stats.retried();
        batch.sealed().mayStillBeRead();
        if (batch.records() > 1) {
            int index = batch.recordOfRow(failed.line());
            lane.putBack(batch.part(index + 1, batch.records()));
            lane.putBack(batch.part(index, index + 1));
            lane.putBack(batch.part(0, index));
            batch.release();
            return;
        }
        lane.sealAll();
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
        lane.quarantine().probe().sealed().mayStillBeRead();
        lane.quarantine().probed(reply instanceof WriteReply.Accepted);
    }

    private void removeBad(Lane lane, Batch batch, int index, String message) {
        if (reportWholeBatch) {
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
}
