/** Whole pipelines of packaged plugins: GitHub simulator, Connect worker, Kafka, QuestDB. */
package io.tributary.it.pipeline;
