/**
 * Takes records from Connect and answers for them: batches their rows, sends them, tries again while QuestDB is away,
 * removes what QuestDB refuses, and lets Connect commit only what is safe.
 *
 * <p>Everything in this package runs on the task's thread. Requests on the wire are futures that the thread looks at.
 */
package io.tributary.questdb.delivery;
