package io.tributary.synthetic;

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
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The metrics of a task as an MBean, {@code io.tributary.synthetic:type=source-task,connector="NAME",task="NUMBER"}. */
final class TaskBean implements DynamicMBean {
    private static final Logger LOG = LoggerFactory.getLogger(TaskBean.class);

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private TaskBean(List<Figure> figures) {
        figures.forEach(figure -> this.figures.put(figure.name(), figure));
    }

    /**
     * Registers the MBean; a task goes on without when that fails.
     *
     * @return removes it
     */
    static Runnable register(String connector, int task, List<Figure> figures) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName("io.tributary.synthetic:type=source-task,connector="
                    + ObjectName.quote(connector) + ",task=" + ObjectName.quote(String.valueOf(task)));
            if (server.isRegistered(name)) {
                server.unregisterMBean(name); // Left behind by a task that was abandoned.
            }
            server.registerMBean(new TaskBean(figures), name);
            return () -> remove(server, name);
        } catch (JMException e) {
            LOG.warn("The metrics of this task cannot be shown through JMX: {}", e.toString());
            return () -> {};
        }
    }

    private static void remove(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("The MBean {} was gone already.", name, e);
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        Figure figure = figures.get(attribute);
        if (figure == null) {
            throw new AttributeNotFoundException(attribute);
        }
        return figure.value().getAsLong();
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList values = new AttributeList();
        for (String name : names) {
            if (figures.containsKey(name)) {
                values.add(new Attribute(name, figures.get(name).value().getAsLong()));
            }
        }
        return values;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = figures.values().stream()
                .map(figure -> new MBeanAttributeInfo(figure.name(), "long", figure.description(), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(getClass().getName(), "A task of the synthetic source", attributes, null, null, null);
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
    public Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException("Metrics have no operations.");
    }
}
