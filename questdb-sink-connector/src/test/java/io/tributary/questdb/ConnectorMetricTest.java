package io.tributary.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.delivery.DeliveryStats;
import io.tributary.questdb.metrics.Figure;
import io.tributary.questdb.row.RowCounters;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectorMetricTest {
    private final RowCounters counters = new RowCounters();
    private final Telemetry telemetry = new Telemetry(
            new DeliveryStats(Clock.systemUTC(), System::nanoTime), counters, new TableWatch(sql -> null, Set::of));

    @Test
    void everyMetricHasAValueFromTheStart() {
        assertThat(ConnectorMetric.figures(telemetry))
                .hasSameSizeAs(ConnectorMetric.values())
                .allSatisfy(figure -> assertThat(figure.value().get().doubleValue())
                        .as(figure.name())
                        .isZero());
    }

    @Test
    void namesAreUniqueAndUniform() {
        assertThat(ConnectorMetric.values())
                .extracting(ConnectorMetric::metricName)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)+"));
    }

    @Test
    void readsTheCountersOfTheMapping() {
        counters.count(RowCounters.Event.VALUE_COERCED);

        assertThat(ConnectorMetric.figures(telemetry))
                .filteredOn(figure -> figure.name().equals("coercions-total"))
                .extracting(Figure::value)
                .allSatisfy(value -> assertThat(value.get()).isEqualTo(1L));
    }
}
