package io.tributary.stack;

import io.tributary.stack.process.JavaProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Sets up QuestDB. Source of the settings: QuestDB's documentation, "Configuration". */
final class QuestDbFactory {
    private static final int USUAL_HTTP_PORT = 9000;
    private static final int USUAL_METRICS_PORT = 9003;
    private static final int USUAL_PG_PORT = 8812;
    private static final String LOGGING = """
            writers=stdout
            w.stdout.class=io.questdb.log.LogConsoleWriter
            w.stdout.level=ERROR,CRITICAL,ADVISORY
            """;

    private QuestDbFactory() {}

    static QuestDb create(Blueprint blueprint, String heap, Map<String, String> overrides) {
        int http = blueprint.ports().take(USUAL_HTTP_PORT);
        int metrics = blueprint.ports().take(USUAL_METRICS_PORT);
        int pg = blueprint.ports().take(USUAL_PG_PORT);
        Properties properties = properties(http, metrics, pg);
        properties.putAll(overrides);
        Path folder = blueprint.data().folder("questdb");
        blueprint.data().write("questdb/conf/server.conf", properties);
        blueprint.data().write("questdb/conf/log.conf", LOGGING);
        JavaProgram program = new JavaProgram(
                blueprint.jvmOptions(heap).toList(),
                true,
                blueprint.home().questDbJars(),
                "io.questdb/io.questdb.ServerMain",
                List.of("-d", folder.toString()),
                Map.of(),
                blueprint.home().tether());
        return new QuestDb(
                blueprint.child("QuestDB", "questdb", program),
                URI.create("http://127.0.0.1:" + http),
                URI.create("http://127.0.0.1:" + metrics),
                pg);
    }

    private static Properties properties(int http, int metrics, int pg) {
        Properties properties = new Properties();
        properties.setProperty("http.bind.to", "127.0.0.1:" + http);
        properties.setProperty("http.min.net.bind.to", "127.0.0.1:" + metrics);
        properties.setProperty("pg.net.bind.to", "127.0.0.1:" + pg);
        properties.setProperty("line.tcp.enabled", "false");
        properties.setProperty("metrics.enabled", "true");
        properties.setProperty("telemetry.enabled", "false");
        return properties;
    }
}
