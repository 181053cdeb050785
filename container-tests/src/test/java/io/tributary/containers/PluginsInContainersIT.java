package io.tributary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.connect.ConnectClient;
import io.tributary.stack.connect.ConnectorPlugin;
import io.tributary.stack.questdb.QuestDbClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The plugins in a containerised worker, between a broker and a QuestDB in containers of their own. */
@Timeout(600)
class PluginsInContainersIT {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration ROWS_LIMIT = Duration.ofMinutes(2);
    private static final long RECORDS = 5_000;

    private static Network network;
    private static GenericContainer<?> kafka;
    private static GenericContainer<?> questDb;
    private static GenericContainer<?> worker;

    @BeforeAll
    static void start() throws Exception {
        DockerImageName connect = Images.connect();
        network = Network.newNetwork();
        kafka = new GenericContainer<>(Images.kafka())
                .withNetwork(network)
                .withNetworkAliases("kafka")
                .withEnv(broker())
                .withExposedPorts(9092)
                .withStartupTimeout(START_LIMIT);
        questDb = new GenericContainer<>(Images.questDb())
                .withNetwork(network)
                .withNetworkAliases("questdb")
                .withEnv("QDB_TELEMETRY_ENABLED", "false")
                .withExposedPorts(9000)
                .waitingFor(Wait.forHttp("/ping").forPort(9000).forStatusCode(204))
                .withStartupTimeout(START_LIMIT);
        worker = new GenericContainer<>(connect)
                .withNetwork(network)
                .withNetworkAliases("connect")
                .withEnv(worker())
                .withExposedPorts(8083)
                .waitingFor(Wait.forHttp("/connectors").forPort(8083).forStatusCode(200))
                .withStartupTimeout(START_LIMIT);
        kafka.start();
        questDb.start();
        worker.start();
    }

    private static Map<String, String> broker() {
        return Map.ofEntries(
                Map.entry("CLUSTER_ID", "VHJpYnV0YXJ5LXN0YWNrMQ"),
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_HEAP_OPTS", "-Xmx512m"));
    }

    private static Map<String, String> worker() {
        return Map.of(
                "CONNECT_BOOTSTRAP_SERVERS", "kafka:9092",
                "CONNECT_REST_ADVERTISED_HOST_NAME", "connect",
                "CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR", "1",
                "CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR", "1",
                "CONNECT_STATUS_STORAGE_REPLICATION_FACTOR", "1",
                "KAFKA_HEAP_OPTS", "-Xmx512m");
    }

    @AfterAll
    static void stop() {
        for (GenericContainer<?> container : new GenericContainer<?>[] {worker, questDb, kafka}) {
            if (container != null) {
                container.stop();
            }
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void theWorkerFindsThePluginsAndRowsArrive() {
        ConnectClient connect = new ConnectClient(List.of(address(worker, 8083)));
        QuestDbClient sql = new QuestDbClient(address(questDb, 9000));

        assertThat(connect.plugins())
                .extracting(ConnectorPlugin::className)
                .contains(
                        "io.tributary.questdb.QuestDbSinkConnector",
                        "io.tributary.synthetic.SyntheticSourceConnector",
                        "io.tributary.github.GitHubEventsSourceConnector",
                        "io.tributary.transforms.Geohash$Value");
        connect.create("readings-source", source());
        connect.create("readings-sink", sink());
        connect.awaitRunning("readings-source", ROWS_LIMIT);
        connect.awaitRunning("readings-sink", ROWS_LIMIT);

        assertThat(sql.awaitCount("readings", ROWS_LIMIT, rows -> rows >= RECORDS))
                .isEqualTo(RECORDS);
        assertThat(sql.query("SELECT type FROM table_columns('readings') WHERE \"column\" = 'device_type'")
                        .value()
                        .asText())
                .isEqualTo("SYMBOL");
    }

    private static URI address(GenericContainer<?> container, int port) {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
    }

    private static Map<String, String> source() {
        return Map.of(
                "connector.class", "io.tributary.synthetic.SyntheticSourceConnector",
                "tasks.max", "1",
                "dataset", "iot_data",
                "topic", "readings",
                "seed", "1",
                "rate", "5000",
                "max.records", String.valueOf(RECORDS),
                "output", "json-bytes",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
    }

    private static Map<String, String> sink() {
        return Map.of(
                "connector.class", "io.tributary.questdb.QuestDbSinkConnector",
                "tasks.max", "1",
                "topics", "readings",
                "client.conf.string", "http::addr=questdb:9000;",
                "symbols", "device_type",
                "include.key", "false",
                "timestamp.field.name", "timestamp",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.format", "json");
    }
}
