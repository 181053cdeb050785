package io.tributary.questdb.row;

import io.tributary.questdb.table.Names;
import java.util.List;
import java.util.Set;

/** Decides what a field is for, from its name and the configuration. */
final class FieldRules {
    private static final char SEPARATOR = '_';
    private static final String ALL = "*";

    /** Not a path that a field of a message is likely to have. */
    private static final String METADATA = "(kafka)";

    private static final String TOPIC = METADATA + ".topic";

    private final FieldConfig fields;
    private final TimestampConfig timestamp;
    private final MetadataConfig metadata;

    FieldRules(FieldConfig fields, TimestampConfig timestamp, MetadataConfig metadata) {
        this.fields = fields;
        this.timestamp = timestamp;
        this.metadata = metadata;
    }

    /** What was decided; see the accessors of {@link FieldPlan}. */
    record Decision(
            FieldPlan.Role role,
            int part,
            boolean asSymbol,
            boolean asDouble,
            boolean textIsTime,
            boolean asJson,
            boolean holdsRows) {}

    FieldPlan keyRoot() {
        return plan("key", "key", fields.keyPrefix(), fields.keyPrefix().isEmpty() ? "key" : fields.keyPrefix());
    }

    FieldPlan valueRoot() {
        return plan("", "", fields.valuePrefix(), fields.valuePrefix().isEmpty() ? "value" : fields.valuePrefix());
    }

    FieldPlan metadataRoot() {
        return plan("", METADATA, metadata.prefix(), METADATA);
    }

    FieldPlan child(FieldPlan parent, String name) {
        String path = parent.path().isEmpty() ? name : parent.path() + '.' + name;
        String column = parent.prefix().isEmpty() ? name : parent.prefix() + SEPARATOR + name;
        return plan(name, path, column, column);
    }

    private FieldPlan plan(String name, String path, String prefix, String column) {
        // A dot in a name cannot stand in a column name; the official connector writes _ too.
        String dotless = column.replace('.', SEPARATOR);
        String allowed = fields.names() == FieldConfig.InvalidNames.REPLACE ? Names.replaceInColumn(dotless) : dotless;
        return new FieldPlan(name, path, prefix, allowed, decide(path, List.of(column, path, dotless, allowed)));
    }

    /** What a field is for; settings name it by its path or by the name of its column. */
    private Decision decide(String path, List<String> names) {
        int part = names.stream()
                .mapToInt(timestamp.fields()::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
        FieldPlan.Role role = part < 0
                ? FieldPlan.Role.COLUMN
                : timestamp.fields().size() == 1 ? FieldPlan.Role.TIMESTAMP : FieldPlan.Role.TIMESTAMP_PART;
        return new Decision(
                role,
                part,
                path.equals(TOPIC) || isNamed(fields.symbols(), names),
                fields.doubles().contains(ALL) || isNamed(fields.doubles(), names),
                isNamed(timestamp.stringFields(), names),
                isNamed(fields.jsonFields(), names),
                !path.isEmpty() && path.equals(fields.rowsPath()));
    }

    private static boolean isNamed(Set<String> setting, List<String> names) {
        return names.stream().anyMatch(setting::contains);
    }
}
