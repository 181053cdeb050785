package io.tributary.synthetic.config;

import io.tributary.synthetic.dataset.DataSet;
import io.tributary.synthetic.dataset.FieldType;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Where records go and what they look like.
 *
 * @param topic the template of the topic's name
 * @param output the shape of values
 * @param partitionByShard whether shard n writes to partition n
 * @param headers whether records carry headers that say where in the data they are
 * @param pollMaxRecords the most records one poll returns
 */
public record OutputConfig(
        TopicTemplate topic, Output output, boolean partitionByShard, boolean headers, int pollMaxRecords) {
    static final String TOPIC = "topic";
    static final String OUTPUT = "output";
    static final String PARTITION_BY = "partition.by";
    static final String HEADERS = "headers.enable";
    static final String POLL_MAX_RECORDS = "poll.max.records";

    /** The shape of values. */
    public enum Output {
        /** A Struct with a schema. */
        STRUCT,
        /** A schemaless map. */
        MAP,
        /** JSON in UTF-8. */
        JSON_BYTES
    }

    /** Who chooses the partition. */
    enum PartitionBy {
        /** The producer of the worker, by key. */
        PRODUCER,
        /** The number of the shard. */
        SHARD
    }

    static void define(ConfigDef definition) {
        new ConfigSection(definition, "Output")
                .text(
                        TOPIC,
                        "Topic",
                        "${dataset}",
                        null,
                        Importance.HIGH,
                        "The topic to write to. ${dataset} stands for the name of the data set, ${shard} for the number of the shard,"
                                + " ${field.NAME} for the value of a text field (characters that topics do not allow become _, an empty"
                                + " text becomes none).")
                .text(
                        OUTPUT,
                        "Shape of values",
                        Choice.text(Output.STRUCT),
                        Choice.of(Output.class),
                        Importance.HIGH,
                        "What a value is. struct: a Struct with a schema, for any converter. map: a schemaless map, for JsonConverter with"
                                + " schemas.enable=false. json-bytes: JSON text made by the connector, for ByteArrayConverter; the fastest.")
                .text(
                        PARTITION_BY,
                        "Partition by",
                        Choice.text(PartitionBy.PRODUCER),
                        Choice.of(PartitionBy.class),
                        Importance.LOW,
                        "producer: the worker's producer chooses the partition, by key when there is one. shard: shard n writes to partition n,"
                                + " which keeps each partition's records in the same order whatever tasks.max; the topic needs at least as many"
                                + " partitions as there are shards.")
                .flag(
                        HEADERS,
                        "Headers",
                        false,
                        Importance.LOW,
                        "Whether records carry the headers tributary.seed, tributary.shard and tributary.index, which say where in the data a"
                                + " record is.")
                .integer(
                        POLL_MAX_RECORDS,
                        "Records per poll",
                        1000,
                        new Limits(1, 100_000),
                        Importance.LOW,
                        "The most records that one poll hands to Connect. Few enough stay in the processor's cache on their"
                                + " way; with exactly-once and transaction.boundary=poll each poll is a transaction, and more"
                                + " make fewer of them.");
    }

    static OutputConfig read(ConfigReader in, DataSet dataSet) {
        return new OutputConfig(
                topic(in, dataSet),
                in.choice(OUTPUT, Output.class),
                in.choice(PARTITION_BY, PartitionBy.class) == PartitionBy.SHARD,
                in.flag(HEADERS),
                in.integer(POLL_MAX_RECORDS));
    }

    private static TopicTemplate topic(ConfigReader in, DataSet dataSet) {
        TopicTemplate template = TopicTemplate.parse(in.text(TOPIC));
        if (dataSet != null) {
            for (String field : template.fields()) {
                int slot = dataSet.slotOf(field);
                if (slot < 0 || dataSet.fields().get(slot).type() != FieldType.STRING) {
                    in.problem(TOPIC, "The data set " + dataSet.name() + " has no text field " + field + ".");
                }
            }
        }
        template.problem().ifPresent(problem -> in.problem(TOPIC, problem));
        return template;
    }
}
