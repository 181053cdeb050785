package io.tributary.questdb.row;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** All keys that decide how a record becomes a row, read once and checked. */
public final class RowConfig {
    private final TableConfig table;
    private final TimestampConfig timestamp;
    private final FieldConfig fields;
    private final CreationConfig creation;
    private final MetadataConfig metadata;

    private RowConfig(AbstractConfig config) {
        this.table = TableConfig.from(config);
        this.timestamp = TimestampConfig.from(config);
        this.fields = FieldConfig.from(config);
        this.creation = CreationConfig.from(config, timestamp);
        this.metadata = MetadataConfig.from(config);
    }

    /**
     * Adds the keys of the mapping.
     *
     * @param def the definition to add to
     * @return {@code def}
     */
    public static ConfigDef define(ConfigDef def) {
        TableConfig.define(def);
        TimestampKeys.define(def);
        FieldKeys.define(def);
        CreationConfig.define(def);
        MetadataConfig.define(def);
        return def;
    }

    /** Reads the keys that {@link #define} added. */
    public static RowConfig from(AbstractConfig config) {
        return new RowConfig(config);
    }

    /**
     * Checks the keys of the mapping against each other and marks the wrong ones.
     *
     * @param values the validated values by key; keys of the mapping that are wrong get an error message
     */
    public static void validate(Map<String, ConfigValue> values) {
        TableConfig.validate(values);
        TimestampKeys.validate(values);
        FieldKeys.validate(values);
        CreationConfig.validate(values);
    }

    TableConfig table() {
        return table;
    }

    TimestampConfig timestamp() {
        return timestamp;
    }

    CreationConfig creation() {
        return creation;
    }

    MetadataConfig metadata() {
        return metadata;
    }

    FieldConfig fields() {
        return fields;
    }
}
