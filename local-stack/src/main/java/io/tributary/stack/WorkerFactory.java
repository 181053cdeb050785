package io.tributary.stack;

import io.tributary.stack.process.JavaProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sets up a Connect worker.
 *
 * @param jars class path
 * @param heap largest heap
 * @param options more options of the JVM
 * @param plugins entries of {@code plugin.path}
 * @param overrides settings that replace or add to the usual ones
 * @param environment environment variables
 */
record WorkerFactory(
        List<Path> jars,
        String heap,
        List<String> options,
        List<Path> plugins,
        Map<String, String> overrides,
        Map<String, String> environment) {
    private static final int USUAL_PORT = 8083;

    Worker create(Blueprint blueprint, int number, String bootstrapServers) {
        int port = blueprint.ports().take(USUAL_PORT);
        String name = "worker-" + number;
        Properties properties =
                properties(bootstrapServers, port, blueprint.data().folder("plugins")); // plugin.path must not be empty
        properties.putAll(overrides);
        Path file = blueprint.data().write(name + ".properties", properties);
        JavaProgram program = blueprint.kafkaProgram(
                jars,
                heap,
                options,
                "org.apache.kafka.connect.cli.ConnectDistributed",
                List.of(file.toString()),
                environment);
        return new Worker(
                blueprint.child("Connect worker " + number, name, program), URI.create("http://127.0.0.1:" + port));
    }

    private Properties properties(String bootstrapServers, int port, Path ownPlugins) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("group.id", "tributary");
        properties.setProperty("listeners", "http://127.0.0.1:" + port);
        properties.setProperty("rest.advertised.host.name", "127.0.0.1");
        properties.setProperty("rest.advertised.port", String.valueOf(port));
        properties.setProperty(
                "plugin.path",
                Stream.concat(Stream.of(ownPlugins), plugins.stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(",")));
        properties.setProperty("plugin.discovery", "service_load");
        properties.setProperty("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.setProperty("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.setProperty("connector.client.config.override.policy", "All");
        for (String topic : List.of("config", "offset", "status")) {
            properties.setProperty(topic + ".storage.topic", "connect-" + topic);
            properties.setProperty(topic + ".storage.replication.factor", "1");
        }
        properties.setProperty("offset.storage.partitions", "1");
        properties.setProperty("status.storage.partitions", "1");
        // Commit every second, so that the lag shown is the lag there is.
        properties.setProperty("offset.flush.interval.ms", "1000");
        // Notice a dead worker, and hand its tasks on, within seconds instead of minutes.
        properties.setProperty("scheduled.rebalance.max.delay.ms", "1000");
        properties.setProperty("session.timeout.ms", "10000");
        properties.setProperty("heartbeat.interval.ms", "1000");
        return properties;
    }
}
