package io.tributary.questdb.metrics;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One MBean per task, {@code io.tributary.questdb:type=sink-task,connector="NAME",task="NUMBER"}. */
final class JmxExport implements MetricsExport, DynamicMBean {
    private static final Logger LOG = LoggerFactory.getLogger(JmxExport.class);

    private final ObjectName name;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private JmxExport(ObjectName name, List<Figure> figures) {
        this.name = name;
        figures.forEach(figure -> this.figures.put(figure.name(), figure));
    }

    static MetricsExport start(String connector, String task, List<Figure> figures) {
        try {
            JmxExport export = new JmxExport(
                    new ObjectName("io.tributary.questdb:type=sink-task,connector=" + ObjectName.quote(connector)
                            + ",task=" + ObjectName.quote(task)),
                    figures);
            ManagementFactory.getPlatformMBeanServer().registerMBean(export, export.name);
            return export;
        } catch (JMException e) {
            LOG.warn("The metrics of this task cannot be shown through JMX: {}", e.toString());
            return () -> {};
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        Figure figure = figures.get(attribute);
        if (figure == null) {
            throw new AttributeNotFoundException(attribute);
        }
        return figure.value().get();
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        AttributeList values = new AttributeList();
        for (String attribute : attributes) {
            Figure figure = figures.get(attribute);
            if (figure != null) {
                values.add(new Attribute(attribute, figure.value().get()));
            }
        }
        return values;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("Metrics cannot be set.");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String actionName, Object[] params, String[] signature) {
        throw new UnsupportedOperationException("Metrics have no operations.");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = figures.values().stream()
                .map(figure -> new MBeanAttributeInfo(
                        figure.name(), Number.class.getName(), figure.description(), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(getClass().getName(), "A task of the QuestDB sink", attributes, null, null, null);
    }

    @Override
    public void close() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("The MBean {} was gone already.", name, e);
        }
    }
}
