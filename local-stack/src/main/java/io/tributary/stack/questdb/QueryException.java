package io.tributary.stack.questdb;

import io.tributary.stack.StackException;

/** QuestDB refused a query. The message carries what QuestDB said. */
public final class QueryException extends StackException {
    private final String reason;

    /**
     * @param reason what QuestDB said
     */
    QueryException(String message, String reason) {
        super(message);
        this.reason = reason;
    }

    /** QuestDB has no code for this, only words. */
    boolean saysNoSuchTable() {
        return reason.startsWith("table does not exist");
    }
}
