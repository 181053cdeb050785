package io.tributary.questdb.row;

import io.tributary.questdb.table.ColumnType;
import io.tributary.questdb.table.Names;
import io.tributary.questdb.table.TableDesign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Who makes tables and columns, and how.
 *
 * @param mode who makes them
 * @param design what they look like when this sink does
 */
record CreationConfig(Mode mode, TableDesign design) {
    static final String CREATE = "table.create";
    static final String COLUMNS = "table.columns";
    static final String SYMBOL_CAPACITY = "table.symbol.capacity";
    static final String PARTITION_BY = "table.partition.by";
    static final String TTL = "table.ttl";
    static final String DEDUP_KEYS = "table.dedup.keys";

    /** Commas between columns, but not those inside the parentheses of a type. */
    private static final Pattern COLUMN_SEPARATOR = Pattern.compile(",(?![^(]*\\))");

    private static final Pattern TTL_FORM =
            Pattern.compile("[1-9]\\d{0,5}( ?(HOUR|DAY|WEEK|MONTH|YEAR)S?|[hdwMy])", Pattern.CASE_INSENSITIVE);

    /** Who makes tables and columns that are missing. */
    enum Mode {
        /** QuestDB, from the rows it gets. */
        AUTO,
        /** This sink, by SQL. */
        DDL,
        /** Nobody. */
        NONE
    }

    /** How a table is divided on disk. */
    enum Partition {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    static void define(ConfigDef def) {
        new ConfigSection(def, "Table creation")
                .choice(
                        CREATE,
                        Mode.AUTO,
                        Importance.MEDIUM,
                        "Who creates tables",
                        "Who makes tables and columns that are missing. auto: QuestDB, from the rows it gets (partitioned "
                                + "by day, no deduplication, designated timestamp named timestamp). ddl: this sink, by "
                                + "SQL, as the other keys of this group say, before the rows that need them. none: "
                                + "nobody, and a record that needs a missing table or column is refused.")
                .text(
                        COLUMNS,
                        "",
                        CreationConfig::checkColumns,
                        Importance.MEDIUM,
                        "Columns",
                        "Columns that a new table has from the start, for instance: device SYMBOL, price DECIMAL(18,4), "
                                + "place GEOHASH(5c). Other columns are added when a field for them is met, as LONG, "
                                + "DOUBLE, BOOLEAN, VARCHAR, TIMESTAMP, DECIMAL or DOUBLE[]. Needs table.create=ddl.")
                .count(
                        SYMBOL_CAPACITY,
                        256,
                        2,
                        Importance.LOW,
                        "Symbol capacity",
                        "How many distinct values a SYMBOL column that this sink creates is laid out for. It grows, at a "
                                + "cost. Needs table.create=ddl.")
                .choice(
                        PARTITION_BY,
                        Partition.DAY,
                        Importance.MEDIUM,
                        "Partitions",
                        "How tables that this sink creates are divided by time. Needs table.create=ddl.")
                .text(
                        TTL,
                        "",
                        CreationConfig::checkTtl,
                        Importance.LOW,
                        "Time to live",
                        "How long tables that this sink creates keep a partition, for instance 30 DAYS. Empty: for ever. "
                                + "Needs table.create=ddl.")
                .list(
                        DEDUP_KEYS,
                        "",
                        null,
                        Importance.MEDIUM,
                        "Deduplication keys",
                        "Columns that together with the designated timestamp tell rows apart in tables that this sink "
                                + "creates: a row that comes again replaces the first. They must be named in "
                                + "table.columns, or be the designated timestamp. Empty: no deduplication. Needs "
                                + "table.create=ddl.");
    }

    static CreationConfig from(AbstractConfig config, TimestampConfig timestamp) {
        List<String> keys = config.getList(DEDUP_KEYS);
        TableDesign design = new TableDesign(
                timestamp.column(),
                ColumnType.of(timestamp.isNanos() ? ColumnType.Kind.TIMESTAMP_NS : ColumnType.Kind.TIMESTAMP),
                columns(config.getString(COLUMNS)),
                config.getLong(SYMBOL_CAPACITY),
                config.getString(PARTITION_BY).toUpperCase(Locale.ROOT),
                config.getString(TTL).trim(),
                keys.stream().filter(key -> !key.equals(timestamp.column())).toList(),
                !keys.isEmpty());
        return new CreationConfig(FieldConfig.choice(config, CREATE, Mode.class), design);
    }

    static void validate(Map<String, ConfigValue> values) {
        boolean ddl = "ddl".equalsIgnoreCase(String.valueOf(values.get(CREATE).value()));
        String timestamp =
                String.valueOf(values.get(TimestampConfig.COLUMN_NAME).value());
        if (!ddl) {
            for (String key : List.of(COLUMNS, TTL, DEDUP_KEYS)) {
                Object value = values.get(key).value();
                if (value != null && !value.toString().isEmpty() && !value.equals(List.of())) {
                    values.get(key)
                            .addErrorMessage(key + " needs " + CREATE + "=ddl: only then this sink creates tables.");
                }
            }
            if (!timestamp.equals(TimestampConfig.SERVER_COLUMN)) {
                values.get(TimestampConfig.COLUMN_NAME)
                        .addErrorMessage(TimestampConfig.COLUMN_NAME + " needs " + CREATE
                                + "=ddl: tables that QuestDB creates by itself call the column timestamp.");
            }
            return;
        }
        checkDedupKeys(values, timestamp);
    }

    private static void checkDedupKeys(Map<String, ConfigValue> values, String timestamp) {
        ConfigValue keys = values.get(DEDUP_KEYS);
        ConfigValue columns = values.get(COLUMNS);
        if (keys.value() == null || !columns.errorMessages().isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(columns(String.valueOf(columns.value())).keySet());
        known.add(timestamp);
        for (Object key : (List<?>) keys.value()) {
            if (!known.contains(String.valueOf(key))) {
                keys.addErrorMessage("The deduplication key " + key
                        + " must exist when the table is created: add it to " + COLUMNS + " with its type.");
            }
        }
    }

    private static Map<String, ColumnType> columns(String text) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String entry : COLUMN_SEPARATOR.split(text, -1)) {
            if (entry.isBlank() && text.isBlank()) {
                continue;
            }
            String column = entry.trim();
            int blank = column.indexOf(' ');
            String name = blank < 0 ? "" : column.substring(0, blank);
            ColumnType type = ColumnType.parse(blank < 0 ? "" : column.substring(blank));
            if (!Names.isColumn(name) || type.kind() == ColumnType.Kind.OTHER) {
                throw new IllegalArgumentException(
                        "write name TYPE, name TYPE, with names and types of QuestDB, for instance device SYMBOL");
            }
            if (!names.add(name)) {
                throw new IllegalArgumentException("name each column once; column names ignore case");
            }
            columns.put(name, type);
        }
        return columns;
    }

    private static void checkColumns(String key, Object value) {
        try {
            columns(value == null ? "" : (String) value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key, value, e.getMessage());
        }
    }

    private static void checkTtl(String key, Object value) {
        if (value != null
                && !((String) value).isBlank()
                && !TTL_FORM.matcher(((String) value).trim()).matches()) {
            throw new ConfigException(key, value, "write a number and a unit, for instance 30 DAYS or 6 WEEKS");
        }
    }
}
