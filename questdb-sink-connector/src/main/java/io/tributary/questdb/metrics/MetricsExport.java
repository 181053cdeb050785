package io.tributary.questdb.metrics;

import java.util.List;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** Makes the figures of a task visible until it is closed. */
public interface MetricsExport extends AutoCloseable {
    /**
     * Registers figures with Connect, which names the connector and the task by itself, or with JMX when the worker is
     * older than Connect 4.1.
     *
     * @param context the task's side of Connect
     * @param connector the name of the connector, for JMX
     * @param task the number of the task, for JMX
     * @param figures what to show
     */
    static MetricsExport start(SinkTaskContext context, String connector, String task, List<Figure> figures) {
        try {
            return PluginMetricsExport.start(context, figures);
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            return JmxExport.start(connector, task, figures);
        }
    }

    @Override
    void close();
}
