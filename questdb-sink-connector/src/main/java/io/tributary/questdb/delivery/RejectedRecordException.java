package io.tributary.questdb.delivery;

import io.tributary.questdb.row.RowProblem;
import org.apache.kafka.connect.errors.DataException;

/** A record that cannot become a row of QuestDB. Its message says where, why and what to do, and shows no data. */
final class RejectedRecordException extends DataException {
    private static final long serialVersionUID = 1L;

    private RejectedRecordException(String message) {
        super(message);
    }

    static RejectedRecordException unmappable(RecordOrigin origin, RowProblem problem) {
        String subject = problem.field().isEmpty() ? "the record" : "field '" + problem.field() + "'";
        return new RejectedRecordException("Record at " + origin + ": " + subject + " is " + problem.found()
                + ", expected " + problem.expected() + ". " + problem.advice());
    }

    static RejectedRecordException refused(RecordOrigin origin, String message) {
        return new RejectedRecordException("Record at " + origin + ": " + message);
    }
}
