package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.questdb.QueryResult;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a type of panel needs among the columns of an answer, to draw anything. */
final class PanelNeeds {
    private static final Set<String> NUMBERS = Set.of("INT", "LONG", "DOUBLE", "FLOAT");
    private static final Set<String> TEXTS = Set.of("SYMBOL", "VARCHAR", "STRING");

    private PanelNeeds() {}

    static void check(String type, QueryResult answer) {
        switch (type) {
            case "timeseries" -> {
                assertThat(answer.types().get(answer.columns().indexOf("time"))).isEqualTo("TIMESTAMP");
                assertThat(columns(answer, NUMBERS)).as("numbers to draw").isNotEmpty();
                assertThat(columns(answer, TEXTS)).as("names of series").isSubsetOf("metric");
            }
            case "candlestick" -> {
                assertThat(answer.columns()).contains("time", "open", "high", "low", "close");
                assertThat(columns(answer, NUMBERS)).contains("open", "high", "low", "close");
            }
            case "geomap" -> assertThat(columns(answer, NUMBERS)).contains("lat", "lon");
            case "stat" -> {
                assertThat(columns(answer, NUMBERS)).hasSize(1);
                assertThat(answer.rows()).hasSize(1);
            }
            case "piechart" -> {
                assertThat(columns(answer, TEXTS)).hasSize(1);
                assertThat(columns(answer, NUMBERS)).hasSize(1);
            }
            case "table" -> assertThat(answer.columns()).isNotEmpty();
            default -> throw new IllegalArgumentException("No rule for panels of type " + type);
        }
    }

    private static List<String> columns(QueryResult answer, Set<String> types) {
        return IntStream.range(0, answer.columns().size())
                .filter(column -> types.contains(answer.types().get(column)))
                .mapToObj(answer.columns()::get)
                .toList();
    }
}
