package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * Adds the geohash of a position, as text or as bits.
 *
 * @param <R> source or sink record
 */
public abstract class Geohash<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String LATITUDE = "latitude.field";
    private static final String LONGITUDE = "longitude.field";
    private static final String OUTPUT = "output.field";
    private static final String FORMAT = "format";
    private static final String PRECISION = "precision";

    private enum Format {
        STRING,
        BITS
    }

    private static final ConfigDef CONFIG = settings().build();

    private FieldPath latitude;
    private FieldPath longitude;
    private Format format;
    private int precision;
    private OnMissing onMissing;
    private boolean nullOnError;
    private ColumnAdder adder;

    private Geohash(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Position")
                .text(
                        LATITUDE,
                        "lat",
                        "a field path",
                        FieldPath::parse,
                        Importance.HIGH,
                        "The field with the latitude in degrees, -90 to 90.")
                .text(
                        LONGITUDE,
                        "lon",
                        "a field path",
                        FieldPath::parse,
                        Importance.HIGH,
                        "The field with the longitude in degrees, -180 to 180.")
                .group("Geohash")
                .text(
                        OUTPUT,
                        "geohash",
                        "the name of a field",
                        Settings::checkName,
                        Importance.HIGH,
                        "The name of the field to add.")
                .choice(
                        FORMAT,
                        Format.STRING,
                        Importance.MEDIUM,
                        "string: the usual text; bits: an int64 whose lowest bits are the geohash, five per character.")
                .number(
                        PRECISION,
                        ConfigDef.Type.INT,
                        8,
                        1,
                        GeohashCode.MAX_BITS / GeohashCode.BITS_PER_CHARACTER,
                        Importance.MEDIUM,
                        "The number of characters; 5 is a cell of about 5 km, 8 of about 38 by 19 m.");
        OnMissing.define(settings);
        OnError.define(settings);
        settings.rule(LONGITUDE, Geohash::checkFields);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        latitude = FieldPath.parse((String) parsed.get(LATITUDE));
        longitude = FieldPath.parse((String) parsed.get(LONGITUDE));
        format = Settings.choice(parsed, FORMAT, Format.class);
        precision = (Integer) parsed.get(PRECISION);
        onMissing = OnMissing.from(parsed);
        nullOnError = OnError.from(parsed) == OnError.NULL;
        Schema type = format == Format.STRING ? Schema.STRING_SCHEMA : Schema.INT64_SCHEMA;
        adder = new ColumnAdder(List.of(new ColumnAdder.Column((String) parsed.get(OUTPUT), type)), false);
    }

    private static void checkFields(Map<String, Object> parsed) {
        if (FieldPath.parse((String) parsed.get(LONGITUDE)).equals(FieldPath.parse((String) parsed.get(LATITUDE)))) {
            throw new IllegalArgumentException("it is the same field as " + LATITUDE);
        }
    }

    @Override
    final R transform(R record) {
        Object root = side().value(record);
        Object y = latitude.find(root);
        Object x = longitude.find(root);
        if (y == FieldPath.MISSING || x == FieldPath.MISSING) {
            if (onMissing == OnMissing.SKIP) {
                return record;
            }
            if (onMissing == OnMissing.FAIL) {
                throw new FieldFailure(
                        y == FieldPath.MISSING ? latitude : longitude,
                        "the record has no such field (" + OnMissing.KEY + "=fail)");
            }
        }
        return side().replace(record, adder.add(side().of(record), new Object[] {geohash(y, x)}));
    }

    private Object geohash(Object y, Object x) {
        if (y == null || x == null || y == FieldPath.MISSING || x == FieldPath.MISSING) {
            return null;
        }
        try {
            int count = precision * GeohashCode.BITS_PER_CHARACTER;
            long bits = GeohashCode.bits(degrees(latitude, y, 90), degrees(longitude, x, 180), count);
            return format == Format.BITS ? (Object) bits : GeohashCode.text(bits, precision);
        } catch (DataException e) {
            if (nullOnError) {
                return null;
            }
            throw e;
        }
    }

    private static double degrees(FieldPath field, Object value, double limit) {
        if (!(value instanceof Number number)) {
            throw new FieldFailure(field, "a number of degrees is needed");
        }
        double degrees = number.doubleValue();
        if (!(Math.abs(degrees) <= limit)) {
            throw new FieldFailure(field, "degrees are outside of -" + (int) limit + " to " + (int) limit);
        }
        return degrees;
    }

    /** Adds a geohash to the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Geohash<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Adds a geohash to the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Geohash<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
