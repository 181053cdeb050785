/**
 * The doctor: examines a sink's configuration against a live Connect cluster, topic and QuestDB, with the mapping code of
 * the sink itself, and changes nothing.
 */
package io.tributary.doctor;
