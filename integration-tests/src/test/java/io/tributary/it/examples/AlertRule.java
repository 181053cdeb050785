package io.tributary.it.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A rule of Grafana's alerting: a query that gives one number, and a threshold.
 *
 * @param uid its id
 * @param title its title
 * @param sql the query
 * @param comparison {@code lt} or {@code gt}
 * @param limit what the number is compared with
 */
record AlertRule(String uid, String title, String sql, String comparison, double limit) {
    static List<AlertRule> all() {
        return Provisioning.alertFiles().stream()
                .flatMap(file -> of(file).stream())
                .toList();
    }

    static List<AlertRule> of(Path file) {
        return Provisioning.elements(Yaml.read(file).path("groups"))
                .flatMap(group -> Provisioning.elements(group.path("rules")))
                .map(AlertRule::of)
                .toList();
    }

    private static AlertRule of(JsonNode rule) {
        JsonNode evaluator = rule.at("/data/1/model/conditions/0/evaluator");
        return new AlertRule(
                rule.path("uid").asText(),
                rule.path("title").asText(),
                rule.at("/data/0/model/rawSql").asText().strip(),
                evaluator.path("type").asText(),
                evaluator.at("/params/0").asDouble());
    }

    boolean fires(double value) {
        return switch (comparison) {
            case "lt" -> value < limit;
            case "gt" -> value > limit;
            default -> throw new IllegalStateException("No such comparison: " + comparison);
        };
    }
}
