package io.tributary.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the newest records of topics. It joins no consumer group, commits nothing, and asks for no topic to be made; it
 * ends after a time, whatever the brokers do.
 */
final class Sampler implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects on first use.
     *
     * @param clientConfig settings of Kafka's clients, with {@code bootstrap.servers}
     * @param isolation what the connector's consumer reads: {@code read_committed} or {@code read_uncommitted}
     * @throws org.apache.kafka.common.KafkaException when the settings are wrong
     */
    Sampler(Map<String, String> clientConfig, String isolation) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put("request.timeout.ms", "5000");
        config.put("default.api.timeout.ms", String.valueOf(LIMIT.toMillis()));
        this.admin = Admin.create(config);
        config.remove("group.id");
        config.put("enable.auto.commit", "false");
        config.put("allow.auto.create.topics", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", isolation);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Names of the topics that a sink reads, by its settings {@code topics} or {@code topics.regex}. */
    Set<String> topics(SinkFile sink) throws InterruptedException, ExecutionException {
        Set<String> topics = new TreeSet<>();
        for (String topic : sink.get("topics", "").split(",", -1)) {
            if (!topic.isBlank()) {
                topics.add(topic.trim());
            }
        }
        String pattern = sink.get("topics.regex", "");
        if (!pattern.isBlank()) {
            Pattern compiled = Pattern.compile(pattern);
            admin.listTopics().names().get().stream()
                    .filter(topic -> compiled.matcher(topic).matches())
                    .forEach(topics::add);
        }
        return topics;
    }

    /**
     * Reads the newest records.
     *
     * @param topic name of the topic
     * @param limit how many records at most
     * @return the sample; absent when there is no such topic
     */
    Optional<TopicSample> sample(String topic, int limit) throws InterruptedException, ExecutionException {
        if (!admin.listTopics().names().get().contains(topic)) {
            return Optional.empty();
        }
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        int share = Math.max(1, limit / partitions.size());
        partitions.forEach(
                partition -> consumer.seek(partition, Math.max(begins.get(partition), ends.get(partition) - share)));
        long total = partitions.stream()
                .mapToLong(partition -> ends.get(partition) - begins.get(partition))
                .sum();
        return Optional.of(new TopicSample(topic, partitions.size(), total, read(ends, limit)));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Map<TopicPartition, Long> ends, int limit) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline
                && ends.keySet().stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> item : consumer.poll(POLL)) {
                if (item.offset() < ends.get(new TopicPartition(item.topic(), item.partition()))) {
                    records.add(item);
                }
            }
        }
        consumer.assign(List.of());
        records.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return records.size() > limit ? records.subList(0, limit) : records;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        admin.close(Duration.ZERO);
    }
}
