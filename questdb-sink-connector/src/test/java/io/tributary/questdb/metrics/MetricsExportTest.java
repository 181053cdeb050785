package io.tributary.questdb.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.questdb.delivery.FakeSinkTaskContext;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class MetricsExportTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final AtomicLong rows = new AtomicLong(7);
    private final List<Figure> figures = List.of(new Figure("rows-total", "Rows.", rows::get));

    @Test
    void aWorkerWithoutPluginMetricsShowsThemThroughJmx() throws Exception {
        ObjectName name = new ObjectName("io.tributary.questdb:type=sink-task,connector=\"a,b=c\",task=\"3\"");
        try (MetricsExport export = MetricsExport.start(new FakeSinkTaskContext(), "a,b=c", "3", figures)) {
            assertThat(export).isInstanceOf(JmxExport.class);
            assertThat(server.getAttribute(name, "rows-total")).isEqualTo(7L);
            rows.set(8);
            assertThat(server.getAttribute(name, "rows-total")).isEqualTo(8L);
            assertThat(server.getMBeanInfo(name).getAttributes())
                    .singleElement()
                    .satisfies(
                            attribute -> assertThat(attribute.getDescription()).isEqualTo("Rows."));
        }
        assertThatThrownBy(() -> server.getMBeanInfo(name)).isInstanceOf(InstanceNotFoundException.class);
    }

    @Test
    void aSecondTaskOfTheSameNameGoesOnWithoutMetrics() {
        MetricsExport first = MetricsExport.start(new FakeSinkTaskContext(), "twice", "0", figures);
        MetricsExport second = MetricsExport.start(new FakeSinkTaskContext(), "twice", "0", figures);

        second.close();
        first.close();
        assertThat(first).isNotSameAs(second);
    }
}
