package io.tributary.synthetic;

import io.tributary.synthetic.config.SyntheticConfig;
import io.tributary.synthetic.fault.FaultKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Shows a task's counters: among the metrics of the worker, where {@code pluginMetrics()} is there (Connect 4.1, KIP-877), as
 * an MBean elsewhere.
 */
final class MetricsPublisher {
    private MetricsPublisher() {}

    /**
     * Shows the counters.
     *
     * @param connector the name of the connector, for the MBean
     * @param task the number of the task, for the MBean
     * @return takes them back
     */
    static Runnable publish(
            TaskCounters counters, SyntheticConfig config, SourceTaskContext context, String connector, int task) {
        List<Figure> figures = figures(counters, config);
        try {
            publish(figures, context.pluginMetrics());
            return () -> {}; // Connect takes them back itself.
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            return TaskBean.register(connector, task, figures);
        }
    }

    private static void publish(List<Figure> figures, PluginMetrics metrics) {
        if (metrics == null) {
            return;
        }
        for (Figure figure : figures) {
            Gauge<Long> gauge = (config, now) -> figure.value().getAsLong();
            metrics.addMetric(metrics.metricName(figure.name(), figure.description(), new LinkedHashMap<>()), gauge);
        }
    }

    static List<Figure> figures(TaskCounters counters, SyntheticConfig config) {
        List<Figure> figures = new ArrayList<>();
        for (ConnectorMetric metric : ConnectorMetric.values()) {
            if (metric != ConnectorMetric.FAULTS) {
                figures.add(new Figure(metric.metricName(), metric.description(), () -> counters.value(metric)));
            }
        }
        for (FaultKind kind : FaultKind.values()) {
            if (config.faults().isOn(kind)) {
                String name = ConnectorMetric.FAULTS.metricName().replace("KIND", kind.tag());
                figures.add(new Figure(
                        name,
                        "Records: " + kind.meaning(),
                        () -> counters.faults().count(kind)));
            }
        }
        return figures;
    }
}
