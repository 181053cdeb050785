package io.tributary.synthetic.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataSetsTest {
    private static final int MANY = 50_000;

    static List<String> names() {
        return DataSets.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRecordIsAFunctionOfSeedShardAndIndex(String name) {
        DataSet dataSet = DataSets.find(name).orElseThrow();
        List<String> forwards = new ArrayList<>();
        run(dataSet, 300, row -> forwards.add(text(row)));
        RecordGenerator again = DataSets.find(name).orElseThrow().generator(1, 0, 1);
        Row row = new Row(dataSet.fields());
        for (int i = 299; i >= 0; i--) {
            again.generate(i, i * 1000L, i, row);
            assertThat(text(row)).isEqualTo(forwards.get(i));
        }
        RecordGenerator otherSeed = dataSet.generator(2, 0, 1);
        otherSeed.generate(0, 0, 0, row);
        assertThat(text(row)).isNotEqualTo(forwards.get(0));
    }

    @Test
    void whatFollowsAFieldThatIsNotThereIsNotThereEither() {
        DataSet dataSet = DataSetParser.parse("""
                name: x
                series: {count: 4}
                fields:
                  - {name: a, type: double, only: [0, 0.5], range: [0, 100]}
                  - {name: b, type: double, follow: {field: a}}
                  - {name: c, type: double, follow: {field: b, noise: 1}}
                  - {name: timestamp, type: timestamp}
                """);
        List<String> forwards = new ArrayList<>();
        Set<Row.Kind> kinds = new HashSet<>();
        run(dataSet, 100, row -> {
            forwards.add(text(row));
            kinds.add(row.kind(0));
            assertThat(row.kind(1)).isEqualTo(row.kind(0));
            assertThat(row.kind(2)).isEqualTo(row.kind(0));
        });
        assertThat(kinds).containsExactlyInAnyOrder(Row.Kind.NUMBER, Row.Kind.ABSENT);
        assertThat(dataSet.fields())
                .extracting(Field::presence)
                .containsExactly(
                        Field.Presence.SOMETIMES,
                        Field.Presence.SOMETIMES,
                        Field.Presence.SOMETIMES,
                        Field.Presence.ALWAYS);
        for (int i = 99; i >= 0; i--) {
            Row row = new Row(dataSet.fields());
            dataSet.generator(1, 0, 1).generate(i, i * 1000L, i, row);
            assertThat(text(row)).isEqualTo(forwards.get(i));
        }
    }

    @Test
    void whatFollowsStaysWithinItsType() {
        DataSet dataSet = DataSetParser.parse("""
                name: x
                fields:
                  - {name: a, type: int32, range: [-2000000000, 2000000000]}
                  - {name: b, type: int32, follow: {field: a, factor: 1000}}
                  - {name: c, type: double, decimals: 9, follow: {field: a, factor: 1000}}
                """);
        run(dataSet, 100, row -> {
            assertThat(row.number(1)).isBetween((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);
            assertThat(row.number(2)).isBetween(-9_000_000_000_000_000_000L, 9_000_000_000_000_000_000L);
        });
    }

    @Test
    void aBooleanCanBeFixedByAnotherField() {
        DataSet dataSet = DataSetParser.parse("""
                name: x
                fields:
                  - {name: mode, type: string, values: [on, off]}
                  - {name: open, type: boolean, chance: 1, when: {field: mode, is: off, value: false}}
                """);
        Set<String> seen = new HashSet<>();
        run(dataSet, 100, row -> {
            assertThat(row.kind(1)).isEqualTo(Row.Kind.BOOLEAN);
            seen.add(row.text(0) + " " + row.number(1));
        });
        assertThat(seen).containsExactlyInAnyOrder("on 1", "off 0");
    }

    @Test
    void iotDataStaysInItsRanges() {
        DataSet iot = DataSets.find("iot_data").orElseThrow();
        Set<String> devices = new HashSet<>();
        double[] sum = new double[iot.fields().size()];
        run(iot, MANY, row -> {
            devices.add(row.text(0).value());
            assertThat(row.number(1)).isBetween(0L, 4000L);
            assertThat(row.real(2)).isBetween(19.50139, 64.85694);
            assertThat(row.real(3)).isBetween(-161.75583, -68.01197);
            assertThat(row.number(4)).isBetween((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);
            assertThat(row.number(6)).isBetween(0L, 100L);
            for (int slot = 1; slot < 7; slot++) {
                sum[slot] += row.real(slot);
            }
        });
        assertThat(devices).containsExactlyInAnyOrder("blue", "red", "green", "yellow");
        assertThat(sum[1] / MANY).isCloseTo(2000, within(20.0));
        assertThat(sum[6] / MANY).isCloseTo(50, within(0.5));
    }

    @Test
    void faultyMetersMeasureNothing() {
        DataSet meters = DataSets.find("smart_meters").orElseThrow();
        int status = meters.slotOf("status");
        Map<String, Integer> seen = new HashMap<>();
        Set<String> ids = new HashSet<>();
        run(meters, MANY, row -> {
            String value = row.text(status).value();
            seen.merge(value, 1, Integer::sum);
            ids.add(row.text(0).value());
            assertThat(row.text(0).value()).matches("[A-Z]{3}[0-9]{4}");
            if ("Faulty".equals(value)) {
                assertThat(row.number(meters.slotOf("current"))).isZero();
                assertThat(row.number(meters.slotOf("energy_consumption"))).isZero();
            }
        });
        assertThat(ids).hasSize(10_000);
        assertThat((double) seen.get("Active") / MANY).isCloseTo(0.95, within(0.01));
        assertThat((double) seen.get("Faulty") / MANY).isCloseTo(0.01, within(0.003));
    }

    @Test
    void plantSensorsComeInClassesAndSomeAreDown() {
        DataSet plant = DataSets.find("plant_sensors").orElseThrow();
        RecordGenerator generator = plant.generator(1, 0, 1);
        Outage outage = plant.outage().orElseThrow();
        Map<Integer, Integer> perSensor = new HashMap<>();
        Row row = new Row(plant.fields());
        int texts = 0;
        for (int i = 0; i < 200_000; i++) {
            generator.generate(i, i * 500_000L, i, row);
            perSensor.merge(generator.place().series(), 1, Integer::sum);
            assertThat(outage.isDown(generator.place().seriesHash(), i * 500_000L))
                    .isFalse();
            boolean numeric = row.kind(plant.slotOf("value")) == Row.Kind.NUMBER;
            boolean text = row.kind(plant.slotOf("text")) == Row.Kind.TEXT;
            assertThat(numeric ^ text).isTrue();
            texts += text ? 1 : 0;
        }
        assertThat(texts / 200_000.0).isCloseTo(0.2, within(0.03));
        long often = perSensor.values().stream().filter(count -> count > 20).count();
        assertThat(often / 18_000.0).isCloseTo(0.2, within(0.02));
        long down = 0;
        for (int series = 0; series < 18_000; series++) {
            down += outage.isDown(Hash.at(77, series), 0) ? 1 : 0;
        }
        assertThat(down / 18_000.0).isCloseTo(0.01, within(0.004));
    }

    @Test
    void fuelOnlyFallsUntilRefuelled() {
        DataSet trucks = DataSets.find("trucks").orElseThrow();
        RecordGenerator generator = trucks.generator(1, 0, 1);
        int fuel = trucks.slotOf("fuel_state");
        Row row = new Row(trucks.fields());
        Map<Integer, Double> before = new HashMap<>();
        int refuelled = 0;
        for (int i = 0; i < 200_000; i++) {
            generator.generate(i, i * 1000L, i, row);
            Double last = before.put(generator.place().series(), row.real(fuel));
            if (last != null && row.real(fuel) > last) {
                refuelled++;
                assertThat(row.real(fuel)).isGreaterThan(0.99);
            }
        }
        assertThat(refuelled).isPositive();
    }

    @Test
    void trucksMoveALittleAlongTheirHeading() {
        DataSet trucks = DataSets.find("trucks").orElseThrow();
        RecordGenerator generator = trucks.generator(1, 0, 1);
        int lat = trucks.slotOf("latitude");
        int heading = trucks.slotOf("heading");
        Row row = new Row(trucks.fields());
        Map<Integer, double[]> before = new HashMap<>();
        int north = 0;
        int agrees = 0;
        for (int i = 0; i < 100_000; i++) {
            generator.generate(i, i * 1000L, i, row);
            double[] last = before.put(generator.place().series(), new double[] {row.real(lat), row.number(heading)});
            if (last != null) {
                assertThat(Math.abs(row.real(lat) - last[0])).isLessThan(0.1);
                if (last[1] < 60 || last[1] > 300) {
                    north++;
                    agrees += row.real(lat) >= last[0] ? 1 : 0;
                }
            }
        }
        assertThat((double) agrees / north).isGreaterThan(0.95);
    }

    @Test
    void whatBelongsTogetherStaysTogether() {
        DataSet transactions = DataSets.find("transactions").orElseThrow();
        Map<String, String> stateOfCity = new HashMap<>();
        Map<Long, String> cityOfCard = new HashMap<>();
        Set<String> numbers = new HashSet<>();
        run(transactions, MANY, row -> {
            String city = row.text(transactions.slotOf("city")).value();
            String state = row.text(transactions.slotOf("state")).value();
            assertThat(stateOfCity.computeIfAbsent(city, key -> state)).isEqualTo(state);
            assertThat(cityOfCard.computeIfAbsent(row.number(0), key -> city)).isEqualTo(city);
            assertThat(row.real(transactions.slotOf("merch_lat")))
                    .isCloseTo(row.real(transactions.slotOf("lat")), within(1.0001));
            numbers.add(row.text(transactions.slotOf("trans_num")).value());
        });
        assertThat(numbers).hasSize(MANY);
    }

    @Test
    void pricesWalkInSmallSteps() {
        DataSet trades = DataSets.find("trades").orElseThrow();
        int price = trades.slotOf("price");
        Map<String, Long> before = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        int[] jumps = new int[1];
        run(trades, MANY, row -> {
            String symbol = row.text(0).value();
            seen.merge(symbol, 1, Integer::sum);
            Long last = before.put(symbol, row.number(price));
            if (last != null && Math.abs(row.number(price) - last) > 1000) {
                jumps[0]++;
            }
        });
        assertThat(seen).hasSize(16);
        assertThat(seen.get("BTC-USD")).isGreaterThan(seen.get("FIL-USD") * 8);
        assertThat(jumps[0]).isLessThan(MANY / 200);
    }

    private interface RowTest {
        void accept(Row row);
    }

    private static void run(DataSet dataSet, int records, RowTest test) {
        RecordGenerator generator = dataSet.generator(1, 0, 1);
        Row row = new Row(dataSet.fields());
        IntConsumer each = i -> {
            generator.generate(i, i * 1000L, i, row);
            test.accept(row);
        };
        for (int i = 0; i < records; i++) {
            each.accept(i);
        }
    }

    private static String text(Row row) {
        StringBuilder text = new StringBuilder();
        for (int slot = 0; slot < row.fields().size(); slot++) {
            text.append(row.kind(slot)).append(' ');
            switch (row.kind(slot)) {
                case TEXT -> text.append(row.text(slot));
                case NUMBER, BOOLEAN -> text.append(row.number(slot));
                default -> text.append('-');
            }
            text.append('|');
        }
        return text.toString();
    }
}
