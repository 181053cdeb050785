package io.tributary.transforms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;

/**
 * Selects and renames fields, nested ones too: by name, by regular expression, by a change of case.
 *
 * @param <R> source or sink record
 */
public abstract class Fields<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String INCLUDE = "include";
    private static final String EXCLUDE = "exclude";
    private static final String RENAME = "rename";
    private static final String PATTERN = "rename.pattern";
    private static final String REPLACEMENT = "rename.replacement";
    private static final String CASE = "case";
    private static final String NESTED = "nested";

    private static final ConfigDef CONFIG = settings().build();

    private DataEditor editor;
    private List<FieldPath> required = List.of();
    private final SchemaCache<Schema, Boolean> complete = new SchemaCache<>(this::hasRequired);

    private Fields(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Selection")
                .paths(
                        INCLUDE,
                        Importance.HIGH,
                        "The fields to keep, as paths; a field that is kept is kept with all its parts. Empty: all.")
                .paths(EXCLUDE, Importance.HIGH, "The fields to leave out, as paths; wins over include.")
                .group("Names")
                .list(
                        RENAME,
                        List.of(),
                        "old:new, …",
                        Rename::parse,
                        Importance.HIGH,
                        "New names, as old:new. The old name is a path, the new one a name within the same parent. Two "
                                + "fields that would get one name are an error.")
                .text(
                        PATTERN,
                        "",
                        "a regular expression",
                        Fields::parsePattern,
                        Importance.MEDIUM,
                        "A regular expression for the parts of a name that rename.replacement takes the place of, in all "
                                + "fields that rename does not name.")
                .text(
                        REPLACEMENT,
                        "",
                        Importance.MEDIUM,
                        "What replaces the parts that match rename.pattern; $1 is the first group.")
                .choice(
                        CASE,
                        NameStyle.KEEP,
                        Importance.MEDIUM,
                        "How to write names, after rename.pattern, in all fields that rename does not name: keep, lower, "
                                + "upper, snake (created_at) or camel (createdAt).")
                .flag(
                        NESTED,
                        false,
                        Importance.MEDIUM,
                        "Whether rename.pattern and case change the names of fields in fields too.");
        OnMissing.defineWithoutNull(settings);
        OnError.defineForRecords(settings);
        settings.rule(RENAME, Fields::checkRenames);
        settings.rule(REPLACEMENT, Fields::checkReplacement);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        List<FieldPath> include = Settings.paths(parsed, INCLUDE);
        List<FieldPath> exclude = Settings.paths(parsed, EXCLUDE);
        List<Rename> renames =
                Settings.list(parsed, RENAME).stream().map(Rename::parse).toList();
        FieldNames names = new FieldNames(
                parsePattern((String) parsed.get(PATTERN)),
                (String) parsed.get(REPLACEMENT),
                Settings.choice(parsed, CASE, NameStyle.class),
                (Boolean) parsed.get(NESTED));
        editor = new FieldReshaper(FieldSelection.of(include, exclude, renames), names);
        if (OnMissing.from(parsed) == OnMissing.FAIL) {
            required = new ArrayList<>(include);
            required.addAll(exclude);
            renames.forEach(rename -> required.add(rename.from()));
        }
    }

    @Override
    final R transform(R record) {
        Data data = side().of(record);
        if (!required.isEmpty()) {
            checkRequired(data);
        }
        return side().replace(record, editor.edit(data));
    }

    private void checkRequired(Data data) {
        if (data.schema() != null && complete.get(data.schema())) {
            return;
        }
        for (FieldPath path : required) {
            if (path.find(data.value()) == FieldPath.MISSING) {
                throw new FieldFailure(path, "the record has no such field (" + OnMissing.KEY + "=fail)");
            }
        }
    }

    private boolean hasRequired(Schema schema) {
        return required.stream().allMatch(path -> path.schemaIn(schema) != null);
    }

    private static void checkRenames(Map<String, Object> parsed) {
        Set<FieldPath> renamed = new HashSet<>();
        List<FieldPath> excluded = Settings.paths(parsed, EXCLUDE);
        for (String text : Settings.list(parsed, RENAME)) {
            FieldPath path = Rename.parse(text).from();
            if (!renamed.add(path)) {
                throw new IllegalArgumentException("the field '" + path + "' has two new names");
            }
            if (excluded.contains(path)) {
                throw new IllegalArgumentException("the field '" + path + "' is in " + EXCLUDE + " too");
            }
        }
    }

    private static void checkReplacement(Map<String, Object> parsed) {
        String replacement = (String) parsed.get(REPLACEMENT);
        Pattern pattern = parsePattern((String) parsed.get(PATTERN));
        if (pattern == null && !replacement.isEmpty()) {
            throw new IllegalArgumentException("it needs " + PATTERN + ", which says what to replace");
        }
        if (pattern != null) {
            FieldNames.checkReplacement(pattern, replacement);
        }
    }

    private static Pattern parsePattern(String text) {
        try {
            return text.isEmpty() ? null : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("it is not a regular expression: " + e.getDescription(), e);
        }
    }

    /** Changes the fields of the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Fields<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Changes the fields of the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Fields<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
