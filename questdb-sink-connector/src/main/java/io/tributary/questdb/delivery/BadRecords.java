package io.tributary.questdb.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to records that cannot become rows, by {@code errors.tolerance}: the task fails, or they are reported to
 * the dead letter queue, or passed over. Offsets of reported records stay on hold until the report is delivered.
 */
final class BadRecords {
    private static final Logger LOG = LoggerFactory.getLogger(BadRecords.class);

    /** Null when the worker has neither a dead letter queue nor error logging for this connector. */
    private final ErrantRecordReporter reporter;

    private final boolean tolerate;
    private final BadShare share;
    private final DeliveryStats stats;
    private final Deque<Report> reports = new ArrayDeque<>();
    private boolean dropAnnounced;

    /** A report under way. */
    private record Report(Future<Void> delivered, Hold hold, RecordOrigin origin) {}

    BadRecords(ErrantRecordReporter reporter, boolean tolerate, double maxShare, DeliveryStats stats) {
        this.reporter = reporter;
        this.tolerate = tolerate;
        this.share = new BadShare(maxShare);
        this.stats = stats;
    }

    /** Whether records have to be kept until their rows are safe. */
    boolean reports() {
        return reporter != null;
    }

    void countRecords(int records) {
        share.countRecords(records);
    }

    /**
     * Deals with one bad record.
     *
     * @throws ConnectException if the task has to fail; nothing beyond this record is committed
     */
    void handle(RecordOrigin origin, RejectedRecordException problem) {
        stats.badRecord();
        share.countBad();
        if (!tolerate && reporter == null) {
            throw failure(problem.getMessage(), problem);
        }
        if (tolerate && share.exceeded()) {
            throw failure(
                    share.percent() + " % of the recent records are bad, more than " + DeliveryKeys.MAX_BAD_SHARE
                            + " allows, so the configuration is probably wrong. The last one: " + problem.getMessage(),
                    problem);
        }
        if (reporter == null) {
            announceDrop(problem);
            return;
        }
        // With errors.tolerance=none the worker throws here, which fails the task as it should.
        stats.reportedRecord();
        reports.add(new Report(
                reporter.report(origin.record(), problem), origin.track().hold(origin.offset()), origin));
    }

    private static ConnectException failure(String message, Throwable cause) {
        return new ConnectException(
                message + " Set errors.tolerance=all and errors.deadletterqueue.topic.name to go on without such"
                        + " records, or mend the cause and restart the task; it continues at this record.",
                cause);
    }

    private void announceDrop(RejectedRecordException problem) {
        if (!dropAnnounced) {
            dropAnnounced = true;
            LOG.warn(
                    "A bad record was passed over, because errors.tolerance=all and there is no dead letter queue. Further"
                            + " ones are only counted. {}",
                    problem.getMessage());
        }
    }

    /**
     * Lets go of records whose reports have arrived.
     *
     * @throws ConnectException if a report was lost: the task has to start again from before that record
     */
    void settle() {
        while (!reports.isEmpty() && reports.peek().delivered().isDone()) {
            Report report = reports.peek();
            try {
                report.delivered().get();
            } catch (ExecutionException e) {
                throw new ConnectException(
                        "The record at " + report.origin() + " could not be written to the dead letter queue.",
                        e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            report.hold().release();
            reports.remove();
        }
    }
}
