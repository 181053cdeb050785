package io.tributary.synthetic;

import io.tributary.synthetic.config.SyntheticConfig;
import io.tributary.synthetic.fault.FaultKind;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a task's counters as metrics of the worker, where it can: {@code pluginMetrics()} came with Connect 4.1 (KIP-877). */
final class MetricsPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsPublisher.class);

    private MetricsPublisher() {}

    static void publish(TaskCounters counters, SyntheticConfig config, SourceTaskContext context) {
        try {
            publish(counters, config, context.pluginMetrics());
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            LOG.info("This version of Connect has no metrics for plugins (4.1 and later do): the task works without.");
        }
    }

    private static void publish(TaskCounters counters, SyntheticConfig config, PluginMetrics metrics) {
        if (metrics == null) {
            return;
        }
        for (ConnectorMetric metric : ConnectorMetric.values()) {
            if (metric != ConnectorMetric.FAULTS) {
                add(metrics, metric.metricName(), metric.description(), () -> counters.value(metric));
            }
        }
        for (FaultKind kind : FaultKind.values()) {
            if (config.faults().isOn(kind)) {
                String name = ConnectorMetric.FAULTS.metricName().replace("KIND", kind.tag());
                add(
                        metrics,
                        name,
                        "Records: " + kind.meaning(),
                        () -> counters.faults().count(kind));
            }
        }
    }

    private static void add(PluginMetrics metrics, String name, String description, LongSupplier value) {
        Gauge<Long> gauge = (config, now) -> value.getAsLong();
        metrics.addMetric(metrics.metricName(name, description, new LinkedHashMap<>()), gauge);
    }
}
