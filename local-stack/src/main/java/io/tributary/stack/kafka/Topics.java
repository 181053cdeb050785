package io.tributary.stack.kafka;

import io.tributary.stack.Await;
import io.tributary.stack.StackException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of a broker: create, fill, measure. Connections are opened on first use. Safe for use by several threads. */
public final class Topics implements AutoCloseable {
    private static final Duration LEADERS_LIMIT = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;

    /**
     * The topics of the given brokers.
     *
     * @param bootstrapServers addresses of brokers
     */
    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns an admin client, closed with this object. */
    public synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        }
        return admin;
    }

    /** Returns a producer that waits for the broker's acknowledgement, closed with this object. */
    public synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.LINGER_MS_CONFIG,
                            5),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    /**
     * Creates a topic of one replica.
     *
     * @param topic name
     * @param partitions number of partitions
     */
    public void create(String topic, int partitions) {
        create(topic, partitions, Map.of());
    }

    /**
     * Creates a topic of one replica and waits until the broker leads its partitions.
     *
     * @param topic name
     * @param partitions number of partitions
     * @param config settings of the topic
     */
    public void create(String topic, int partitions, Map<String, String> config) {
        NewTopic newTopic = new NewTopic(topic, partitions, (short) 1).configs(config);
        get(admin().createTopics(List.of(newTopic)).all(), "Topic " + topic + " cannot be created");
        awaitLeaders(topic, partitions);
    }

    /**
     * A broker names itself the leader of a new partition a moment before it takes records for it. An idempotent producer
     * with several requests in flight that meets this moment has its first batch refused and its second accepted, and then
     * repeats the first, out of sequence, until it expires. Only the leader answers where a partition ends.
     */
    private void awaitLeaders(String topic, int partitions) {
        Await.until(
                "topic " + topic + " has its leaders",
                LEADERS_LIMIT,
                () -> endOffsets(topic),
                ends -> ends.size() == partitions);
    }

    /**
     * Deletes a topic.
     *
     * @param topic name
     */
    public void delete(String topic) {
        get(admin().deleteTopics(List.of(topic)).all(), "Topic " + topic + " cannot be deleted");
    }

    /**
     * Sends one record without a key and waits until the broker has it.
     *
     * @param topic name
     * @param partition number of the partition
     * @param value the record's value, sent as UTF-8; null for a tombstone
     * @return where it is
     */
    public RecordMetadata send(String topic, int partition, String value) {
        return send(new ProducerRecord<>(topic, partition, null, bytes(value)));
    }

    /**
     * Sends one record and waits until the broker has it.
     *
     * @param item the record
     * @return where it is
     */
    public RecordMetadata send(ProducerRecord<byte[], byte[]> item) {
        return get(producer().send(item), "A record cannot be sent to " + item.topic());
    }

    /**
     * Sends records without keys to one partition, in order, and waits until the broker has them all.
     *
     * @param topic name
     * @param partition number of the partition
     * @param values values, sent as UTF-8
     */
    public void sendAll(String topic, int partition, Iterable<String> values) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (String value : values) {
            sent.add(producer().send(new ProducerRecord<>(topic, partition, null, bytes(value))));
        }
        sent.forEach(future -> get(future, "A record cannot be sent to " + topic));
    }

    /**
     * Where the partitions of a topic end.
     *
     * @param topic name
     * @return for each partition the offset of the next record; empty when there is no such topic
     */
    public Map<TopicPartition, Long> endOffsets(String topic) {
        List<TopicPartition> partitions;
        try {
            partitions = admin().describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Map.of();
            }
            throw new StackException("Topic " + topic + " cannot be described: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest()));
        return get(admin().listOffsets(latest).all(), "The end of topic " + topic + " cannot be found")
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /**
     * Returns the sum of the end offsets of its partitions.
     *
     * @param topic name
     * @return the sum of the end offsets of its partitions
     */
    public long size(String topic) {
        return endOffsets(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What a consumer group has committed.
     *
     * @param group name of the group; that of a sink connector is {@code connect-NAME}
     * @return committed offsets; partitions without one are left out
     */
    public Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> offsets = get(
                admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                "The offsets of group " + group + " cannot be read");
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    /**
     * How far a consumer group is behind a topic.
     *
     * @param group name of the group
     * @param topic name of the topic
     * @return end offsets minus committed offsets, summed over the partitions, in records
     */
    public long lag(String group, String topic) {
        Map<TopicPartition, Long> committed = committed(group);
        return endOffsets(topic).entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    private static byte[] bytes(String value) {
        return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T get(Future<T> future, String failure) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new StackException(failure + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StackException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new StackException("Interrupted while the broker was asked", cause);
    }

    /** Closes the connections. */
    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }
}
