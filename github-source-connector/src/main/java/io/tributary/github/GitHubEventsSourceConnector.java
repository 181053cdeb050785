package io.tributary.github;

import io.tributary.github.config.ConfigKeys;
import io.tributary.github.config.CrossChecks;
import io.tributary.github.config.SourceConfig;
import io.tributary.github.config.TaskShare;
import io.tributary.github.config.UnknownKeys;
import io.tributary.github.feed.Feed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every event that the GitHub events API shows, once, politely. */
public final class GitHubEventsSourceConnector extends SourceConnector {
    private static final Logger LOG = LoggerFactory.getLogger(GitHubEventsSourceConnector.class);

    private Map<String, String> properties;
    private FeedDirectory directory;

    /** For Connect. */
    public GitHubEventsSourceConnector() {}

    @Override
    public String version() {
        return PluginVersion.get();
    }

    @Override
    public ConfigDef config() {
        return ConfigKeys.definition();
    }

    @Override
    public Config validate(Map<String, String> connectorProperties) {
        Config validated = super.validate(connectorProperties);
        CrossChecks.check(validated);
        LiveValidation.check(validated, connectorProperties);
        return validated;
    }

    @Override
    public void start(Map<String, String> connectorProperties) {
        UnknownKeys.in(connectorProperties.keySet())
                .forEach(key ->
                        LOG.warn("The configuration has the key {}, which this connector does not know: a typo?", key));
        properties = connectorProperties;
        directory = new FeedDirectory(
                SourceConfig.of(connectorProperties, PluginVersion.get()),
                () -> context.requestTaskReconfiguration(),
                InstantSource.system());
        directory.start();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return GitHubEventsSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<List<Feed>> assigned = FeedAssignment.divide(directory.feeds(), maxTasks);
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int i = 0; i < assigned.size(); i++) {
            Map<String, String> task = new TaskShare(i, assigned.size()).addTo(properties);
            task.put(
                    ConfigKeys.FEEDS,
                    assigned.get(i).stream().map(Feed::toString).collect(Collectors.joining(",")));
            tasks.add(task);
        }
        return tasks;
    }

    @Override
    public void stop() {
        if (directory != null) {
            directory.close();
        }
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorProperties) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> connectorProperties) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }

    @Override
    public boolean alterOffsets(Map<String, String> connectorProperties, Map<Map<String, ?>, Map<String, ?>> offsets) {
        OffsetChecks.check(
                SourceConfig.of(connectorProperties, PluginVersion.get()).endpoint(), offsets);
        return true;
    }
}
