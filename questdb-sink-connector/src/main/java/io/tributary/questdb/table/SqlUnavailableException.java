package io.tributary.questdb.table;

/**
 * QuestDB could not be asked just now. Nothing is wrong with the record at hand: it is to be encoded again once QuestDB
 * is back.
 */
public final class SqlUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was tried and what came of it
     * @param cause the failure of the connection; null when QuestDB answered
     */
    public SqlUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
