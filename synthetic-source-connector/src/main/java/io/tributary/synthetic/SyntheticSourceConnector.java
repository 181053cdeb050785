package io.tributary.synthetic;

import io.tributary.synthetic.config.ConfigProblem;
import io.tributary.synthetic.config.DataConfig;
import io.tributary.synthetic.config.SyntheticConfig;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source of made-up time series: any rate, and the same records again for the same seed. */
public final class SyntheticSourceConnector extends SourceConnector {
    private static final Logger LOG = LoggerFactory.getLogger(SyntheticSourceConnector.class);

    private Map<String, String> properties = Map.of();
    private SyntheticConfig config;
    private EndWatch endWatch;

    @Override
    public String version() {
        return PluginVersion.get();
    }

    @Override
    public ConfigDef config() {
        return SyntheticConfig.DEFINITION;
    }

    @Override
    public Config validate(Map<String, String> connectorConfig) {
        Config result = super.validate(connectorConfig);
        boolean eachIsValid =
                result.configValues().stream().allMatch(it -> it.errorMessages().isEmpty());
        if (eachIsValid) {
            SyntheticConfig.problemsIn(connectorConfig).forEach(problem -> mark(result, problem));
        }
        return result;
    }

    private static void mark(Config result, ConfigProblem problem) {
        for (ConfigValue value : result.configValues()) {
            if (value.name().equals(problem.key())) {
                value.addErrorMessage(problem.message());
            }
        }
    }

    @Override
    public void start(Map<String, String> properties) {
        this.config = SyntheticConfig.of(properties);
        this.properties = Map.copyOf(properties);
        for (String key : UnknownKeys.in(properties)) {
            LOG.warn("The setting {} is not known and does nothing. Is it a typing error?", key);
        }
        if (config.data().atEnd() == DataConfig.AtEnd.STOP) {
            endWatch = new EndWatch(config, context());
            endWatch.start();
        }
    }

    @Override
    public Class<? extends Task> taskClass() {
        return SyntheticSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        if (endWatch != null && endWatch.isDone()) {
            return List.of();
        }
        return TaskShards.split(properties, config.data().shards(), maxTasks);
    }

    @Override
    public void stop() {
        if (endWatch != null) {
            endWatch.close();
        }
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        OffsetCheck check =
                new OffsetCheck(SyntheticConfig.of(connectorConfig).data().shards());
        offsets.forEach(check::check);
        return true;
    }
}
