package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows over buckets are as wide as the names of their columns say: both ends of a RANGE are part of it. */
class SlidingWindowsTest {
    private static final Pattern RANGE = Pattern.compile(
            "RANGE BETWEEN '(\\d+)' ([SMHD])\\w+ PRECEDING AND CURRENT ROW\\) AS (\\w+_(\\d+)([smhd]))\\b");
    private static final Pattern BUCKETS = Pattern.compile("SAMPLE BY (\\d+)([smhd])\\b");
    private static final Pattern SOURCE = Pattern.compile("FROM (\\w+)\\s*\\)$");

    /**
     * A column that adds up buckets.
     *
     * @param column its name, which ends in the width that it promises
     * @param promised that width
     * @param range how far it looks back, to the start of the oldest bucket
     * @param bucket the length of a bucket
     */
    record Window(String column, Duration promised, Duration range, Duration bucket) {}

    static List<Window> windows() {
        return Scenarios.ALL.stream()
                .flatMap(scenario -> windows(SqlFile.statements(scenario.file("views.sql"))).stream())
                .toList();
    }

    private static List<Window> windows(List<String> views) {
        List<Window> windows = new ArrayList<>();
        for (String view : views) {
            Matcher range = RANGE.matcher(view);
            while (range.find()) {
                windows.add(new Window(
                        range.group(3),
                        duration(range.group(4), range.group(5)),
                        duration(range.group(1), range.group(2)),
                        bucket(views, found(SOURCE, view).group(1))));
            }
        }
        return windows;
    }

    private static Duration bucket(List<String> views, String name) {
        String view = views.stream()
                .filter(each -> each.startsWith("CREATE MATERIALIZED VIEW IF NOT EXISTS " + name + " "))
                .findFirst()
                .orElseThrow();
        Matcher buckets = found(BUCKETS, view);
        return duration(buckets.group(1), buckets.group(2));
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher;
    }

    private static Duration duration(String count, String unit) {
        return Duration.parse((unit.equalsIgnoreCase("d") ? "P" : "PT") + count + unit);
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aWindowIsAsWideAsItsNameSays(Window window) {
        assertThat(window.range().plus(window.bucket())).isEqualTo(window.promised());
    }
}
