package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;

/**
 * Sends records to a topic whose name depends on the record.
 *
 * @param <R> source or sink record
 */
public abstract class RouteTopic<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String TOPIC = "topic";
    private static final String ALLOWED = "allowed";
    private static final String FALLBACK = "fallback";

    /** Kafka's rule for the names of topics: at most 249 of these characters, and not only dots. */
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private static final ConfigDef CONFIG = settings().build();

    private TopicTemplate template;
    private Set<String> allowed;
    private String fallback;

    private RouteTopic(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Topic")
                .text(
                        TOPIC,
                        ConfigDef.NO_DEFAULT_VALUE,
                        "a text with expressions in braces",
                        TopicTemplate::new,
                        Importance.HIGH,
                        "The name of the topic, with expressions over the record in braces, such as: events-{type} or "
                                + "{speed > 80 ? 'fast' : 'slow'} or {$topic}-{lower(country)}.")
                .list(
                        ALLOWED,
                        List.of(),
                        "names of topics",
                        RouteTopic::checkName,
                        Importance.MEDIUM,
                        "The topics that records may go to, so that a strange value cannot make a new topic. Empty: all.")
                .text(
                        FALLBACK,
                        "",
                        "the name of a topic, or empty",
                        text -> {
                            if (!text.isEmpty()) {
                                checkName(text);
                            }
                        },
                        Importance.MEDIUM,
                        "The topic for records whose own topic is not allowed, has characters that Kafka does not take, is "
                                + "too long, or depends on a null. Empty: that is an error, see on.error.");
        OnError.defineForRecords(settings);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        template = new TopicTemplate((String) parsed.get(TOPIC));
        allowed = Set.copyOf(Settings.list(parsed, ALLOWED));
        fallback = (String) parsed.get(FALLBACK);
    }

    @Override
    final R transform(R record) {
        return record.newRecord(
                topic(record),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                record.headers().duplicate());
    }

    private String topic(R record) {
        try {
            String topic = template.fill(Scope.of(side(), record));
            if (!isLegal(topic)) {
                throw new DataException(
                        "The name of the topic would not be one that Kafka takes: 1 to 249 letters, digits, "
                                + "dots, dashes and underscores");
            }
            if (!allowed.isEmpty() && !allowed.contains(topic)) {
                throw new DataException("The topic is not among those of the setting " + ALLOWED);
            }
            return topic;
        } catch (DataException e) {
            if (fallback.isEmpty()) {
                throw e;
            }
            return fallback;
        }
    }

    private static boolean isLegal(String topic) {
        return LEGAL.matcher(topic).matches() && !topic.equals(".") && !topic.equals("..");
    }

    private static void checkName(String topic) {
        if (!isLegal(topic)) {
            throw new IllegalArgumentException(
                    "the name of a topic is 1 to 249 letters, digits, dots, dashes and underscores");
        }
    }

    /** Routes by the key; a record without a key stays in its topic. */
    public static final class Key<R extends ConnectRecord<R>> extends RouteTopic<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Routes by the value; a tombstone stays in its topic. */
    public static final class Value<R extends ConnectRecord<R>> extends RouteTopic<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
