package io.tributary.github;

import java.util.LinkedHashMap;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Adds metrics to those of the worker. A class of its own: on workers before 4.1 it cannot be linked. */
final class WorkerMetricsExport {
    private WorkerMetricsExport() {}

    /** Adds the metrics; false when this worker does not take any. */
    static boolean add(SourceTaskContext context, TaskMetrics metrics) {
        PluginMetrics worker = context.pluginMetrics();
        if (worker == null) {
            return false;
        }
        for (ConnectorMetric metric : ConnectorMetric.values()) {
            Gauge<Double> gauge = (config, now) -> metrics.value(metric);
            worker.addMetric(
                    worker.metricName(metric.metricName(), metric.description(), new LinkedHashMap<>()), gauge);
        }
        return true;
    }
}
