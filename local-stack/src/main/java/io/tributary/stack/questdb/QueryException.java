package io.tributary.stack.questdb;

import io.tributary.stack.StackException;

/** QuestDB refused a query. The message carries what QuestDB said. */
public final class QueryException extends StackException {
    QueryException(String message) {
        super(message);
    }
}
