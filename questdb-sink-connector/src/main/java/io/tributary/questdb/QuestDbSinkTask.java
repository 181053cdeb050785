package io.tributary.questdb;

import io.tributary.questdb.delivery.Delivery;
import io.tributary.questdb.delivery.DeliveryStats;
import io.tributary.questdb.metrics.MetricsExport;
import io.tributary.questdb.row.RecordEncoder;
import io.tributary.questdb.row.RecordEncoders;
import io.tributary.questdb.row.RowCounters;
import io.tributary.questdb.wire.HttpTransport;
import io.tributary.questdb.wire.QuestDbServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task of the connector. Builds the parts and hands every call to them. */
public final class QuestDbSinkTask extends SinkTask {
    private static final Logger LOG = LoggerFactory.getLogger(QuestDbSinkTask.class);
    /** How long settings and SQL may take; short, because the task waits for them. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final List<AutoCloseable> parts = new ArrayList<>();
    private Delivery delivery;

    @Override
    public void start(Map<String, String> props) {
        QuestDbSinkConfig config = QuestDbSinkConfig.from(props, System::getenv);
        HttpTransport transport = open(new HttpTransport(config.connection()));
        QuestDbServer server = new QuestDbServer(transport, config.connection(), ANSWER_TIMEOUT);
        RowCounters counters = new RowCounters();
        RecordEncoder encoder =
                RecordEncoders.create(config.rows(), server::protocolVersion, server, counters, Clock.systemUTC());
        TableWatch watch = open(
                new TableWatch(server, encoder::tables).start(config.delivery().watchInterval()));
        DeliveryStats stats = new DeliveryStats(Clock.systemUTC(), System::nanoTime);
        open(MetricsExport.start(
                context,
                props.getOrDefault("name", "unnamed"),
                props.getOrDefault(QuestDbSinkConnector.TASK_NUMBER, "0"),
                ConnectorMetric.figures(new Telemetry(stats, counters, watch))));
        delivery = Delivery.create(
                config.delivery(), config.connection(), context, transport, encoder, server, stats, System::nanoTime);
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        delivery.open(partitions);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        delivery.put(records);
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
        return delivery.preCommit(currentOffsets);
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        delivery.close(partitions);
    }

    @Override
    public void stop() {
        for (int i = parts.size() - 1; i >= 0; i--) {
            try {
                parts.get(i).close();
            } catch (Exception e) {
                LOG.warn("A part of the task could not be closed.", e);
            }
        }
        parts.clear();
    }

    private <T extends AutoCloseable> T open(T part) {
        parts.add(part);
        return part;
    }

    @Override
    public String version() {
        return PluginVersion.get();
    }
}
