package io.tributary.questdb;

import io.tributary.questdb.row.RowConfig;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes the records of Kafka topics to QuestDB tables, at least once, over ILP/HTTP. */
public final class QuestDbSinkConnector extends SinkConnector {
    /** Tells a task its number, which Connect before 4.1 does not; for the name of its MBean. */
    static final String TASK_NUMBER = "tributary.task.number";

    private Map<String, String> properties = Map.of();

    @Override
    public void start(Map<String, String> props) {
        properties = Map.copyOf(props);
        UnknownKeys.warn(properties.keySet(), config().names());
    }

    @Override
    public Class<? extends Task> taskClass() {
        return QuestDbSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks).mapToObj(this::taskConfig).toList();
    }

    private Map<String, String> taskConfig(int number) {
        Map<String, String> config = new HashMap<>(properties);
        config.put(TASK_NUMBER, String.valueOf(number));
        return config;
    }

    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        Config config = super.validate(connectorConfigs);
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        config.configValues().forEach(value -> values.put(value.name(), value));
        RowConfig.validate(values);
        new ConnectionValidation(connectorConfigs, values, System::getenv).run();
        return config;
    }

    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
        return true; // All state is in Kafka's offsets: any are as good as others.
    }

    @Override
    public void stop() {
        properties = Map.of();
    }

    @Override
    public ConfigDef config() {
        return QuestDbSinkConfig.definition();
    }

    @Override
    public String version() {
        return PluginVersion.get();
    }
}
