package io.tributary.questdb.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** Connect's registry for plugins, KIP-877. Loaded only where {@link PluginMetrics} exists. */
final class PluginMetricsExport implements MetricsExport {
    private final PluginMetrics registry;
    private final List<MetricName> names = new ArrayList<>();

    private PluginMetricsExport(PluginMetrics registry) {
        this.registry = registry;
    }

    static MetricsExport start(SinkTaskContext context, List<Figure> figures) {
        PluginMetricsExport export = new PluginMetricsExport(context.pluginMetrics());
        figures.forEach(export::add);
        return export;
    }

    private void add(Figure figure) {
        MetricName name = registry.metricName(figure.name(), figure.description(), new LinkedHashMap<>());
        Gauge<Number> gauge = (config, now) -> figure.value().get();
        registry.addMetric(name, gauge);
        names.add(name);
    }

    @Override
    public void close() {
        names.forEach(registry::removeMetric);
    }
}
