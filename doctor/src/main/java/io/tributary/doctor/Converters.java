package io.tributary.doctor;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;

/** Turns the bytes of a record into what a worker would hand to a sink, by the converters of the configuration. */
final class Converters {
    static final String KEY = "key.converter";
    static final String VALUE = "value.converter";
    private static final String HEADER = "header.converter";
    /** What the worker's own file of the Kafka distribution says; the REST API does not tell what a worker really has. */
    private static final String USUAL = "org.apache.kafka.connect.json.JsonConverter";

    private final Converter key;
    private final Converter value;
    private final HeaderConverter header;

    /**
     * Makes and configures them.
     *
     * @throws UnreadableException when a class is not there or refuses its settings
     */
    Converters(SinkFile sink, PluginLoader plugins) {
        this.key = converter(sink, plugins, KEY, true);
        this.value = converter(sink, plugins, VALUE, false);
        this.header =
                plugins.create(HEADER, sink.get(HEADER, SimpleHeaderConverter.class.getName()), HeaderConverter.class);
        Map<String, Object> config = settings(sink, HEADER);
        config.put("converter.type", "header");
        configure(HEADER, () -> header.configure(config));
    }

    private static Converter converter(SinkFile sink, PluginLoader plugins, String prefix, boolean isKey) {
        Converter converter = plugins.create(prefix, sink.get(prefix, USUAL), Converter.class);
        configure(prefix, () -> converter.configure(settings(sink, prefix), isKey));
        return converter;
    }

    private static void configure(String key, Runnable configure) {
        try {
            configure.run();
        } catch (ConfigException | ConnectException e) {
            throw new UnreadableException("The " + key + " refuses its settings: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> settings(SinkFile sink, String prefix) {
        Map<String, Object> settings = new HashMap<>();
        sink.config().forEach((name, text) -> {
            if (name.startsWith(prefix + ".")) {
                settings.put(name.substring(prefix.length() + 1), text);
            }
        });
        return settings;
    }

    /**
     * Converts a record.
     *
     * @throws UnreadableException when a converter cannot read it
     */
    SinkRecord convert(ConsumerRecord<byte[], byte[]> item) {
        SchemaAndValue recordKey = read(KEY, () -> key.toConnectData(item.topic(), item.headers(), item.key()));
        SchemaAndValue recordValue = read(VALUE, () -> value.toConnectData(item.topic(), item.headers(), item.value()));
        ConnectHeaders headers = new ConnectHeaders();
        for (Header each : item.headers()) {
            headers.add(each.key(), read(HEADER, () -> header.toConnectHeader(item.topic(), each.key(), each.value())));
        }
        return new SinkRecord(
                item.topic(),
                item.partition(),
                recordKey.schema(),
                recordKey.value(),
                recordValue.schema(),
                recordValue.value(),
                item.offset(),
                item.timestamp(),
                item.timestampType(),
                headers);
    }

    private static SchemaAndValue read(String name, java.util.function.Supplier<SchemaAndValue> conversion) {
        try {
            return conversion.get();
        } catch (RuntimeException e) {
            // A converter's message may quote the record.
            throw new UnreadableException(
                    "the " + name + " cannot read it (" + e.getClass().getSimpleName()
                            + "): check that it is the one the producer of the topic needs, and its settings",
                    e);
        }
    }
}
