package io.tributary.github;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The metrics of a task as an MBean, {@code io.tributary.github:type=task-metrics,connector="NAME",task=N}. */
final class JmxMetricsExport implements DynamicMBean {
    private static final Logger LOG = LoggerFactory.getLogger(JmxMetricsExport.class);

    private final TaskMetrics metrics;

    private JmxMetricsExport(TaskMetrics metrics) {
        this.metrics = metrics;
    }

    /** Registers the MBean; a task goes on without when that fails. */
    static MetricsExport register(String connector, int task, TaskMetrics metrics) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(
                    "io.tributary.github:type=task-metrics,connector=" + ObjectName.quote(connector) + ",task=" + task);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name); // Left behind by a task that was abandoned.
            }
            server.registerMBean(new JmxMetricsExport(metrics), name);
            return () -> unregister(server, name);
        } catch (JMException e) {
            LOG.warn("The metrics of task {} cannot be shown through JMX", task, e);
            return () -> {};
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("{} was gone already", name, e);
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        return Stream.of(ConnectorMetric.values())
                .filter(metric -> metric.metricName().equals(attribute))
                .findFirst()
                .map(metrics::value)
                .orElseThrow(() -> new AttributeNotFoundException(attribute));
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList list = new AttributeList();
        for (String name : names) {
            try {
                list.add(new Attribute(name, getAttribute(name)));
            } catch (AttributeNotFoundException e) {
                LOG.debug("No metric {}", name);
            }
        }
        return list;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = Stream.of(ConnectorMetric.values())
                .map(metric ->
                        new MBeanAttributeInfo(metric.metricName(), "double", metric.description(), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(getClass().getName(), "Metrics of a GitHub source task", attributes, null, null, null);
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("Metrics can only be read");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException("Metrics have no operations");
    }
}
