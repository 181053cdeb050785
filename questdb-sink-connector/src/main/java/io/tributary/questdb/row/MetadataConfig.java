package io.tributary.questdb.row;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which of Kafka's own facts about a message become columns.
 *
 * @param facts the facts
 * @param headers the names of headers, or {@code *} for all
 * @param prefix what the names of their columns start with
 */
record MetadataConfig(Set<Fact> facts, List<String> headers, String prefix) {
    static final String COLUMNS = "metadata.columns";
    static final String HEADERS = "metadata.headers";
    static final String PREFIX = "metadata.prefix";
    static final String ALL = "*";

    /** A fact about a message. */
    enum Fact {
        TOPIC,
        PARTITION,
        OFFSET,
        TIMESTAMP,
        KEY
    }

    static void define(ConfigDef def) {
        new ConfigSection(def, "Metadata")
                .list(
                        COLUMNS,
                        "",
                        MetadataConfig::checkFacts,
                        Importance.LOW,
                        "Metadata columns",
                        "Facts about the message that become columns: topic (SYMBOL), partition and offset (LONG), "
                                + "timestamp (TIMESTAMP), key. Topic, partition and offset are those of the message in "
                                + "Kafka, whatever transforms made of them, so they stay the same on a replay.")
                .list(
                        HEADERS,
                        "",
                        null,
                        Importance.LOW,
                        "Header columns",
                        "Headers that become columns, by name, or * for all. The column of the header NAME is "
                                + "kafka_header_NAME.")
                .text(
                        PREFIX,
                        "kafka",
                        Importance.LOW,
                        "Metadata prefix",
                        "What the names of metadata columns start with, followed by _, for instance kafka_offset.");
    }

    static MetadataConfig from(AbstractConfig config) {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        config.getList(COLUMNS).forEach(word -> facts.add(ConfigSection.constant(Fact.class, word.trim())));
        return new MetadataConfig(facts, List.copyOf(config.getList(HEADERS)), config.getString(PREFIX));
    }

    private static void checkFacts(String key, Object value) {
        List<String> words =
                Arrays.stream(Fact.values()).map(ConfigSection::word).toList();
        for (Object word : (List<?>) value) {
            if (!words.contains(String.valueOf(word).trim().toLowerCase(java.util.Locale.ROOT))) {
                throw new ConfigException(key, value, "use words of " + String.join(", ", words));
            }
        }
    }
}
