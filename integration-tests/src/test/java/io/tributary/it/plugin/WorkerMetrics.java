package io.tributary.it.plugin;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.tributary.stack.Worker;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The metrics of plugins in a worker, read over JMX by the id of its process. */
public final class WorkerMetrics {
    private WorkerMetrics() {}

    /** The metrics of a connector's tasks that are whole numbers, by name, added up over the tasks. */
    public static Map<String, Long> of(Worker worker, String connector) {
        return of(worker, connector, "kafka.connect:type=plugins,*");
    }

    /** The same from MBeans of the sink's own, which it has on workers that give plugins no registry (before Connect 4.1). */
    public static Map<String, Long> ofSinkMBeans(Worker worker, String connector) {
        return of(worker, connector, "io.tributary.questdb:type=sink-task,*");
    }

    @SuppressWarnings("BanJNDI") // the address is that of a child of this process, told by the child itself
    private static Map<String, Long> of(Worker worker, String connector, String beans) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(worker.pid()));
            try (JMXConnector jmx =
                    JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                return read(jmx.getMBeanServerConnection(), connector, beans);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | IOException | JMException e) {
            throw new IllegalStateException("The metrics of the worker cannot be read", e);
        }
    }

    private static Map<String, Long> read(MBeanServerConnection server, String connector, String beans)
            throws IOException, JMException {
        Map<String, Long> metrics = new TreeMap<>();
        for (ObjectName bean : server.queryNames(new ObjectName(beans), null)) {
            if (connector.equals(unquoted(bean.getKeyProperty("connector")))) {
                String[] names = Arrays.stream(server.getMBeanInfo(bean).getAttributes())
                        .map(MBeanAttributeInfo::getName)
                        .toArray(String[]::new);
                server.getAttributes(bean, names).asList().stream()
                        .filter(attribute -> attribute.getValue() instanceof Long)
                        .forEach(attribute ->
                                metrics.merge(attribute.getName(), (Long) attribute.getValue(), Long::sum));
            }
        }
        return metrics;
    }

    private static String unquoted(String name) {
        return name != null && name.startsWith("\"") ? ObjectName.unquote(name) : name;
    }
}
