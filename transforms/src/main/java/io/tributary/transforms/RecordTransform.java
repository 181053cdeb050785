package io.tributary.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.transforms.Transformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all transforms have in common: a null key or value passes untouched, and a record that cannot be transformed is
 * treated as {@code on.error} says. Used by the one thread of a task.
 *
 * @param <R> source or sink record
 */
abstract class RecordTransform<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {
    private static final Logger LOG = LoggerFactory.getLogger(RecordTransform.class);
    private static final Set<String> KEYS_OF_CONNECT = Set.of("type", "predicate", "negate", "plugin.version");

    private final Side side;
    private OnError onError = OnError.FAIL;

    RecordTransform(Side side) {
        this.side = side;
    }

    /**
     * Takes over the configuration.
     *
     * @param parsed every setting of {@link #config()} with its value or default
     */
    abstract void setUp(Map<String, Object> parsed);

    /**
     * Transforms a record whose key or value, as {@link #side()} says, is not null.
     *
     * @return null to drop the record
     * @throws DataException if it cannot be transformed
     */
    abstract R transform(R record);

    @Override
    public final void configure(Map<String, ?> settings) {
        Map<String, Object> parsed = Settings.parse(config(), settings);
        onError = OnError.from(parsed);
        warnOfUnknown(settings);
        setUp(parsed);
    }

    @Override
    public final R apply(R record) {
        if (passesUntouched(record)) {
            return record;
        }
        try {
            return transform(record);
        } catch (DataException e) {
            return failed(record, e);
        }
    }

    /** Whether there is nothing to do for this record: by default, when its key or value is null. */
    boolean passesUntouched(R record) {
        return side.value(record) == null;
    }

    final Side side() {
        return side;
    }

    @Override
    public final String version() {
        return PluginVersion.get();
    }

    @Override
    public void close() {}

    private R failed(R record, DataException failure) {
        String message = name() + ": " + failure.getMessage() + " (" + Position.of(record) + ", " + OnError.KEY + "="
                + Settings.nameOf(onError) + ")";
        return switch (onError) {
            case DROP -> dropped(message);
            case TAG -> tagged(record, message);
            case FAIL, NULL -> throw new DataException(message, failure);
        };
    }

    private R dropped(String message) {
        LOG.debug("Dropped a record. {}", message);
        return null;
    }

    private R tagged(R record, String message) {
        Headers headers = record.headers().duplicate();
        headers.addString(OnError.HEADER, message);
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                headers);
    }

    private String name() {
        return getClass().getEnclosingClass().getSimpleName();
    }

    private void warnOfUnknown(Map<String, ?> settings) {
        List<String> unknown = new ArrayList<>(settings.keySet());
        unknown.removeAll(config().names());
        unknown.removeAll(KEYS_OF_CONNECT);
        if (!unknown.isEmpty()) {
            LOG.warn(
                    "{} does not know the settings {} and ignores them. It knows {}.",
                    name(),
                    Settings.quoted(unknown),
                    Settings.quoted(List.copyOf(config().names())));
        }
    }
}
