package io.tributary.questdb.wire;

/**
 * What QuestDB's answer to a write means for the rows in it. This is the whole taxonomy: rows are in, one line is bad,
 * try again, or stop. Messages never hold a value of a row.
 */
public sealed interface WriteReply {
    /** QuestDB has taken every row of the request. */
    record Accepted() implements WriteReply {}

    /**
     * QuestDB has taken nothing, because of one line; the lines before it are well-formed.
     *
     * @param line the first bad line, counted from 1
     * @param message why, as far as it is safe to show
     */
    record BadLine(int line, String message) implements WriteReply {}

    /**
     * QuestDB refused the data without naming a line. Sending parts of it finds out what is refused.
     *
     * @param message why, as far as it is safe to show
     */
    record BadData(String message) implements WriteReply {}

    /**
     * The request has too many bytes for QuestDB or for a proxy before it. Smaller ones may pass.
     *
     * @param message who says so
     */
    record TooLarge(String message) implements WriteReply {}

    /**
     * QuestDB cannot take rows just now, or did not answer; whether it took these is unknown. To be sent again as they
     * are.
     *
     * @param cause what kind of trouble it is
     * @param message a phrase for the log
     */
    record TryAgain(Cause cause, String message) implements WriteReply {}

    /**
     * QuestDB failed inside at a line, and named no error of the operating system. It may fail at everything just now, or
     * at this line always.
     *
     * @param line the line, counted from 1
     * @param message a phrase for the log
     */
    record FailedAtLine(int line, String message) implements WriteReply {}

    /**
     * Nothing but a person can help.
     *
     * @param message what to do
     */
    record Stop(String message) implements WriteReply {}

    /** Why a request is to be sent again. */
    enum Cause {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** Nothing was heard in time. Smaller requests may help. */
        TIMEOUT,
        /** The server does not accept writes: a replica, or read-only. */
        NOT_WRITABLE,
        /** The server asks to come back later. */
        BUSY,
        /** The server failed inside. Usually trouble of the server (no disk space), sometimes caused by data. */
        SERVER_FAILED
    }
}
