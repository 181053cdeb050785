package io.tributary.questdb.table;

/** Runs SQL on the QuestDB that the rows go to. */
public interface SqlEndpoint {
    /**
     * Runs one statement and waits for its answer.
     *
     * @param sql the statement; every identifier and literal in it is already quoted
     * @return the rows of a query; empty for a statement without any
     * @throws SqlRefusedException if QuestDB answered that this statement cannot be run
     * @throws SqlUnavailableException if QuestDB did not answer, or answered that it cannot just now; trying again
     *     later is right
     */
    SqlResult run(String sql);
}
