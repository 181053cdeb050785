package io.tributary.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskBeanTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final AtomicLong records = new AtomicLong(7);
    private Runnable remove = () -> {};

    @AfterEach
    void remove() {
        remove.run();
    }

    @Test
    void showsTheValueOfTheMoment() throws JMException {
        register();
        records.set(8);

        assertThat(server.getAttribute(name(), "records-total")).isEqualTo(8L);
        assertThat(server.getMBeanInfo(name()).getAttributes())
                .singleElement()
                .satisfies(attribute -> assertThat(attribute.getDescription()).isEqualTo("records made"));
    }

    @Test
    void goesWithTheTask() throws JMException {
        register();
        remove.run();

        assertThat(server.isRegistered(name())).isFalse();
    }

    @Test
    void takesThePlaceOfOneThatWasLeftBehind() throws JMException {
        TaskBean.register("a \"b\",c=*", 1, List.of());
        register();

        assertThat(server.getAttribute(name(), "records-total")).isEqualTo(7L);
    }

    private void register() {
        remove =
                TaskBean.register("a \"b\",c=*", 1, List.of(new Figure("records-total", "records made", records::get)));
    }

    private static ObjectName name() throws JMException {
        return new ObjectName(
                "io.tributary.synthetic:type=source-task,connector=" + ObjectName.quote("a \"b\",c=*") + ",task=\"1\"");
    }
}
