package io.tributary.questdb.delivery;

import java.util.Set;

/** Makes sure that rows sent again do no harm, before any is sent. */
interface ReplayProof {
    /** For {@code at_least_once}: rows may be there twice. */
    ReplayProof NOT_ASKED_FOR = (tables, now) -> {};

    /**
     * Checks the tables that rows go to.
     *
     * @param tables all of them so far
     * @param now the present, in nanoseconds
     * @throws org.apache.kafka.connect.errors.ConnectException if a row sent again would be there twice
     * @throws io.tributary.questdb.table.SqlUnavailableException if QuestDB cannot be asked just now
     */
    void require(Set<String> tables, long now);
}
