package io.tributary.it.examples;

import java.util.List;
import java.util.Map;

/** All folders of config-examples/scenarios. */
final class Scenarios {
    static final int GITHUB_EVENTS = 200;

    static final Scenario GITHUB = Scenario.of("github-events", "github-source", "github-sink")
            .rows("github_events", GITHUB_EVENTS)
            .sparse(
                    "github_events.size",
                    "github_events.distinct_size",
                    "github_events.forkee",
                    "github_events.member",
                    "github_events.release_tag");
    static final Scenario IOT = Scenario.of("iot-high-rate", "iot-source", "iot-sink")
            .records("iot-source", 20_000)
            .rows("iot_data", 20_000);
    static final Scenario TRADES = Scenario.of("trades", "trades-source", "trades-sink")
            .records("trades-source", 2_000)
            .rows("trades", 2_000);
    static final Scenario DEAD_LETTERS = Scenario.of(
                    "dead-letters", "orders-source", "orders-sink", "orders-replay-sink", "dead-letters-sink")
            .records("orders-source", 1_000)
            .rows("orders", 1_000)
            .rows("dead_letters", 1);
    static final Scenario EFFECTIVELY_ONCE = Scenario.of("effectively-once", "trucks-source", "trucks-sink")
            .records("trucks-source", 1_000)
            .rows("truck_positions", 1_000);
    static final Scenario PRIVACY = Scenario.of("privacy", "private-source", "private-sink")
            .records("private-source", 1_000)
            .rows("transactions_pseudonymous", 1_000);
    static final Scenario SEVERAL_WORKERS = Scenario.of("several-workers", "fleet-source", "fleet-sink")
            .records("fleet-source", 4_000)
            .rows("plant_fleet", 4_000);

    private static final Map<String, String> AS_AVRO_CONVERTER_DELIVERS = Map.of(
            "value.converter", "org.apache.kafka.connect.json.JsonConverter", "value.converter.schemas.enable", "true");

    static final List<Scenario> ALL = List.of(
            Scenario.of("avro-input", "payments-avro-sink")
                    .changing("payments-avro-sink", AS_AVRO_CONVERTER_DELIVERS)
                    .rows("payments", 3),
            Scenario.of("card-transactions", "transactions-source", "transactions-sink")
                    .records("transactions-source", 2_000)
                    .rows("transactions", 2_000),
            Scenario.of("csv-input", "weather-csv-sink").rows("weather", 5),
            DEAD_LETTERS,
            Scenario.of("debezium-input", "customers-cdc-sink").rows("customers_history", 5),
            EFFECTIVELY_ONCE,
            Scenario.of("geohash", "positions-source", "positions-sink")
                    .records("positions-source", 2_000)
                    .rows("device_positions", 2_000),
            GITHUB,
            IOT,
            Scenario.of("plant-sensors", "plant-source", "plant-sink")
                    .records("plant-source", 5_000)
                    .rows("plant_sensors", 5_000),
            PRIVACY,
            SEVERAL_WORKERS,
            Scenario.of("smart-meters", "meters-source", "meters-sink")
                    .records("meters-source", 2_000)
                    .rows("smart_meters", 2_000),
            TRADES);

    private Scenarios() {}
}
