package io.tributary.stack;

import io.tributary.stack.process.JavaProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Sets up a broker. Source of the settings: the Kafka documentation, "KRaft" and "Broker Configs". */
final class BrokerFactory {
    private static final int USUAL_PORT = 9092;
    private static final int USUAL_CONTROLLER_PORT = 9093;
    /** One cluster on one machine needs no random id; with a fixed one a kept data folder fits. */
    private static final String CLUSTER_ID = "VHJpYnV0YXJ5LXN0YWNrMQ";

    private BrokerFactory() {}

    static Broker create(Blueprint blueprint, String heap, Map<String, String> overrides) {
        int port = blueprint.ports().take(USUAL_PORT);
        int controllerPort = blueprint.ports().take(USUAL_CONTROLLER_PORT);
        Path folder = blueprint.data().folder("broker");
        Properties properties = properties(folder, port, controllerPort);
        properties.putAll(overrides);
        Path file = blueprint.data().write("broker.properties", properties);
        JavaProgram format = program(
                blueprint,
                "128m",
                "kafka.tools.StorageTool",
                List.of("format", "--ignore-formatted", "-t", CLUSTER_ID, "-c", file.toString()));
        JavaProgram run = program(blueprint, heap, "kafka.Kafka", List.of(file.toString()));
        return new Broker(
                blueprint.child("The broker's formatting", "broker", format),
                folder.resolve("meta.properties"),
                blueprint.child("The broker", "broker", run),
                port);
    }

    private static JavaProgram program(Blueprint blueprint, String heap, String main, List<String> arguments) {
        return blueprint.kafkaProgram(blueprint.home().kafkaJars(), heap, List.of(), main, arguments, Map.of());
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty("log.dirs", folder.toString());
        // One node: nothing to replicate, nobody to wait for.
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.setProperty(topic + ".replication.factor", "1");
            properties.setProperty(topic + ".num.partitions", "1");
        }
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("group.coordinator.rebalance.protocols", "classic,consumer");
        properties.setProperty("num.partitions", "1");
        // Recorded and replayed events are older than any retention by time: the broker would delete them unread.
        properties.setProperty("log.retention.ms", "-1");
        properties.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        return properties;
    }
}
