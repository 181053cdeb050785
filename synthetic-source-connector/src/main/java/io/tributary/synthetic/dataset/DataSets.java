package io.tributary.synthetic.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The data sets that come with the connector: definitions like those a user writes, in files next to this class. */
public final class DataSets {
    private static final List<String> NAMES =
            List.of("iot_data", "smart_meters", "plant_sensors", "trades", "transactions", "trucks");

    private DataSets() {}

    /** Their names. */
    public static List<String> names() {
        return NAMES;
    }

    /** The data set of a name, empty when there is none. */
    public static Optional<DataSet> find(String name) {
        return NAMES.contains(name) ? Optional.of(DataSetParser.parse(definition(name))) : Optional.empty();
    }

    private static String definition(String name) {
        try (InputStream in = DataSets.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The definition of " + name + " in this plugin's jar cannot be read", e);
        }
    }
}
