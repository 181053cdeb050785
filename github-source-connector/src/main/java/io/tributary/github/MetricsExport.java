package io.tributary.github;

import java.util.Map;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Where the metrics of a task can be seen, until it is closed. */
interface MetricsExport extends AutoCloseable {
    @Override
    void close();

    /**
     * Exports metrics as the worker's own (Connect 4.1 and later, KIP-877), or as an MBean where the worker cannot do that.
     *
     * @param properties of the task
     * @param task index of the task
     */
    static MetricsExport of(SourceTaskContext context, Map<String, String> properties, int task, TaskMetrics metrics) {
        try {
            if (WorkerMetricsExport.add(context, metrics)) {
                return () -> {}; // The worker removes them with the task.
            }
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            // A worker before 4.1.
        }
        return JmxMetricsExport.register(properties.getOrDefault("name", "unnamed"), task, metrics);
    }
}
