package io.tributary.questdb.table;

/** QuestDB answered that it cannot run a statement, and would answer the same again. */
public final class SqlRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what QuestDB said
     */
    public SqlRefusedException(String message) {
        super(message);
    }
}
