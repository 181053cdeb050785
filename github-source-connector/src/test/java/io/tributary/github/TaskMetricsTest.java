package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.feed.Feed;
import io.tributary.github.testing.FakeClock;
import io.tributary.github.testing.StoredOffsets;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {
    private final FakeClock clock = new FakeClock(Instant.parse("2026-01-28T04:00:00Z"));
    private final TaskMetrics metrics = new TaskMetrics(clock, 3);

    @Test
    void answersAreCountedByStatus() {
        for (int status : new int[] {200, 304, 304, 301, 404, 503, 304, 201}) {
            metrics.answered(status, 42);
        }
        assertThat(metrics.value(ConnectorMetric.REQUESTS)).isEqualTo(8);
        assertThat(metrics.value(ConnectorMetric.REQUESTS_OK)).isEqualTo(2);
        assertThat(metrics.value(ConnectorMetric.REQUESTS_NOT_MODIFIED)).isEqualTo(3);
        assertThat(metrics.value(ConnectorMetric.REQUESTS_REDIRECTED)).isEqualTo(1);
        assertThat(metrics.value(ConnectorMetric.REQUESTS_REFUSED)).isEqualTo(1);
        assertThat(metrics.value(ConnectorMetric.REQUESTS_ERROR)).isEqualTo(1);
        assertThat(metrics.value(ConnectorMetric.NOT_MODIFIED_RATIO)).isEqualTo(0.375);
        assertThat(metrics.value(ConnectorMetric.RATE_LIMIT_REMAINING)).isEqualTo(42);
    }

    @Test
    void waitsRefusalsAndTroublesAreCounted() {
        Feed feed = Feed.parse("public").orElseThrow();
        metrics.limited(Limit.PRIMARY, Duration.ofSeconds(90));
        metrics.limited(Limit.SECONDARY, Duration.ofSeconds(61));
        metrics.refused(feed, 404);
        metrics.skipped(feed);
        metrics.trouble(feed);
        metrics.filtered(4);
        assertThat(metrics.value(ConnectorMetric.PRIMARY_WAITS)).isEqualTo(1);
        assertThat(metrics.value(ConnectorMetric.SECONDARY_WAITS)).isEqualTo(1);
        assertThat(metrics.value(ConnectorMetric.WAIT_SECONDS)).isEqualTo(151);
        assertThat(metrics.value(ConnectorMetric.REFUSALS)).isEqualTo(1);
        assertThat(metrics.value(ConnectorMetric.FEEDS_SKIPPED)).isEqualTo(1);
        assertThat(metrics.value(ConnectorMetric.TROUBLES)).isEqualTo(1);
        assertThat(metrics.value(ConnectorMetric.FILTERED)).isEqualTo(4);
        assertThat(metrics.value(ConnectorMetric.FEEDS)).isEqualTo(3);
    }

    @Test
    void timesAreMeasuredFromTheClock() {
        assertThat(metrics.value(ConnectorMetric.TOKEN_EXPIRES)).isEqualTo(-1);
        assertThat(metrics.value(ConnectorMetric.NEWEST_AGE)).isEqualTo(-1);
        metrics.tokenExpires(clock.instant().plusSeconds(500));
        metrics.tokenExpires(clock.instant().plusSeconds(100));
        metrics.tokenExpires(clock.instant().plusSeconds(900));
        clock.advance(Duration.ofSeconds(40));
        assertThat(metrics.value(ConnectorMetric.TOKEN_EXPIRES)).isEqualTo(60);
    }

    @Test
    void aWorkerWithoutPluginMetricsShowsThemAsAnMBeanUntilTheTaskStops() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name =
                new ObjectName("io.tributary.github:type=task-metrics,connector=\"my \\\"connector\\\"\",task=2");
        MetricsExport export =
                MetricsExport.of(new StoredOffsets().context(), Map.of("name", "my \"connector\""), 2, metrics);
        metrics.answered(304, 10);
        assertThat(server.getAttribute(name, "requests-304-total")).isEqualTo(1.0);
        assertThat(server.getMBeanInfo(name).getAttributes()).hasSameSizeAs(ConnectorMetric.values());
        export.close();
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void everyMetricIsDescribed() {
        assertThat(Stream.of(ConnectorMetric.values()).map(ConnectorMetric::metricName))
                .doesNotHaveDuplicates();
        assertThat(ConnectorMetric.values()).allSatisfy(metric -> {
            assertThat(metric.metricName()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(metric.description()).isNotBlank();
            assertThat(metric.unit()).isNotBlank();
        });
    }
}
