/** The way to QuestDB: where it is, how to talk to it, and what its replies mean. */
package io.tributary.questdb.wire;
