package io.tributary.bench.baseline;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * A generator in the design of Confluent's Datagen, at its best setting: one record for each poll, no wait between polls, a generic record
 * that is drawn first and converted to a Struct then, an offset and three headers for each record.
 *
 * <p>It leaves out what Avro costs there, so it is a little faster than its model.
 */
public final class RecordPerPollConnector extends SourceConnector {
    static final String TOPIC = "topic";

    private static final ConfigDef DEFINITION =
            new ConfigDef().define(TOPIC, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "The topic to fill.");

    private Map<String, String> properties = Map.of();

    /** Made by Connect. */
    public RecordPerPollConnector() {}

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ConfigDef config() {
        return DEFINITION;
    }

    @Override
    public void start(Map<String, String> config) {
        properties = Map.copyOf(config);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return RecordPerPollTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return IntStream.range(0, maxTasks).mapToObj(task -> properties).toList();
    }

    @Override
    public void stop() {}
}
