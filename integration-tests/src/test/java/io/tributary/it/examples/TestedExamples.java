package io.tributary.it.examples;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/**
 * Which test exercises which files of config-examples. Whoever adds a file names its test here; {@link TestedExamplesTest} fails
 * otherwise.
 */
final class TestedExamples {
    private static final String IT = "integration-tests/src/test/java/io/tributary/it/";
    private static final String EXAMPLES = IT + "examples/";
    private static final String CONTAINERS = "container-tests/src/test/java/io/tributary/containers/";

    static final List<Claim> CLAIMS = List.of(
            new Claim("README.md", IT + "docs/DocumentationLinksTest.java"),
            new Claim("**/README.md", IT + "docs/DocumentationLinksTest.java"),
            new Claim("connectors/*.json", IT + "pipeline/ConnectorExamplesIT.java"),
            new Claim("transforms/*.json", "transforms/src/test/java/io/tributary/transforms/ChainExamplesTest.java"),
            new Claim("scenarios/*/*.json", EXAMPLES + "ScenariosIT.java"),
            new Claim("scenarios/*/*.properties", EXAMPLES + "ScenarioFilesTest.java"),
            new Claim("scenarios/*/*.sql", EXAMPLES + "ScenariosIT.java"),
            new Claim("scenarios/*/messages.jsonl", EXAMPLES + "ScenariosIT.java"),
            new Claim("scenarios/worker-standalone.properties", EXAMPLES + "StandaloneIT.java"),
            new Claim("deploy/connect/*", CONTAINERS + "PluginsInContainersIT.java"),
            new Claim("deploy/compose/**", CONTAINERS + "ComposeIT.java"),
            new Claim("deploy/strimzi/*", IT + "deploy/StrimziResourcesTest.java"),
            new Claim("deploy/systemd/*", IT + "deploy/DeploymentFilesTest.java"),
            new Claim("notebooks/*.ipynb", IT + "pipeline/NotebooksIT.java"),
            new Claim("grafana/dashboards/*.json", EXAMPLES + "DashboardsIT.java"),
            new Claim("grafana/provisioning/*/*.yml", EXAMPLES + "DashboardsIT.java"),
            new Claim("observability/jmx-exporter.yml", EXAMPLES + "MetricsIT.java"),
            new Claim("observability/prometheus/*.yml", EXAMPLES + "PrometheusFilesTest.java"),
            new Claim("observability/telegraf.conf", EXAMPLES + "TelegrafIT.java"));

    private TestedExamples() {}

    /**
     * A test's claim to some files.
     *
     * @param pattern glob of their paths within config-examples; {@code **} crosses folders
     * @param test source of the test, from the root of the repository
     */
    record Claim(String pattern, String test) {
        boolean covers(Path file) {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file);
        }
    }
}
