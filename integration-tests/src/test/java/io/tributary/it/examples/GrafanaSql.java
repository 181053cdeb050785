package io.tributary.it.examples;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes of a panel's query what Grafana's PostgreSQL data source sends.
 *
 * @param from start of the time that the dashboard shows
 * @param to its end
 * @param interval what {@code $__interval} stands for, such as 10s
 */
record GrafanaSql(Instant from, Instant to, String interval) {
    private static final Pattern TIME_FILTER = Pattern.compile("\\$__timeFilter\\((\\w+)\\)");

    static GrafanaSql lastHour(String interval) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new GrafanaSql(now.minus(Duration.ofHours(1)), now.plus(Duration.ofMinutes(1)), interval);
    }

    /**
     * Expands macros and variables.
     *
     * @param variables the values chosen, by name of the variable; several only for one that is multi
     * @param multi names of the variables whose values are quoted
     */
    String expand(String query, Map<String, List<String>> variables, List<String> multi) {
        Matcher filter = TIME_FILTER.matcher(query);
        String expanded = filter.replaceAll(match -> match.group(1) + " BETWEEN '" + from + "' AND '" + to + "'")
                .replace("$__interval", interval);
        for (Map.Entry<String, List<String>> variable : variables.entrySet()) {
            String quote = multi.contains(variable.getKey()) ? "'" : "";
            String values = variable.getValue().stream()
                    .map(value -> quote + value + quote)
                    .collect(Collectors.joining(","));
            expanded = expanded.replace("$" + variable.getKey(), values);
        }
        if (expanded.contains("$")) {
            throw new IllegalArgumentException("A macro or variable is left in: " + expanded);
        }
        return expanded;
    }
}
