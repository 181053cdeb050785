package io.tributary.questdb.row;

import io.tributary.questdb.ilp.Escaping;
import io.tributary.questdb.ilp.Fragment;
import io.tributary.questdb.table.ColumnType;
import io.tributary.questdb.table.Names;
import io.tributary.questdb.table.TableInfo;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Everything decided once for a table: its name as it stands in a line, and the plans of the fields that go there. */
public final class TablePlan {
    /** How many plans are kept; messages with names without end (identifiers used as keys) must not fill the memory. */
    private static final int MAX_PLANS = 20_000;

    private final String table;
    private final Fragment encodedTable;
    private final FieldRules rules;
    private final String designated;
    private final Map<String, ColumnPlan> columns = new HashMap<>();
    private final FieldPlan key;
    private final FieldPlan value;
    private final FieldPlan metadata;
    private TableInfo info;
    private int plans;

    TablePlan(String table, TableInfo info, FieldRules rules, String designated) {
        this.table = table;
        this.encodedTable = Escaping.tableName(table);
        this.info = info;
        this.rules = rules;
        this.designated = designated.toLowerCase(Locale.ROOT);
        this.key = rules.keyRoot();
        this.value = rules.valueRoot();
        this.metadata = rules.metadataRoot();
    }

    String table() {
        return table;
    }

    Fragment encodedTable() {
        return encodedTable;
    }

    TableInfo info() {
        return info;
    }

    /**
     * Takes over what QuestDB says of the table later, unless that undoes a plan. Mostly it says that it has made the columns
     * that were expected of it, so what was learnt of the fields stays.
     *
     * @return false if a new plan has to be made: the designated timestamp is another one, or a column is gone
     */
    boolean adopt(TableInfo later) {
        if (later.equals(info)) {
            return true;
        }
        boolean same =
                later.exists() && later.designated().toLowerCase(Locale.ROOT).equals(designated);
        if (!same || plans == MAX_PLANS || lacksColumn(later)) {
            return false;
        }
        info = later;
        columns.forEach((identity, column) -> {
            ColumnType type = later.columns().get(identity);
            if (type != null) {
                column.exists(type);
            }
        });
        key.renewPassages();
        value.renewPassages();
        metadata.renewPassages();
        return true;
    }

    private boolean lacksColumn(TableInfo later) {
        return columns.entrySet().stream()
                .anyMatch(
                        column -> column.getValue().exists() && !later.columns().containsKey(column.getKey()));
    }

    /** The plan of the message key as a whole. */
    FieldPlan key() {
        return key;
    }

    /** The plan of the message value as a whole. */
    public FieldPlan value() {
        return value;
    }

    /** The plan of what Kafka says of the message. */
    FieldPlan metadata() {
        return metadata;
    }

    /** The plan of a field inside another. */
    public FieldPlan child(FieldPlan parent, String name) {
        FieldPlan known = parent.knownChild(name);
        if (known != null) {
            return known;
        }
        FieldPlan made = rules.child(parent, name);
        if (plans < MAX_PLANS) {
            plans++;
            parent.addChild(name, made);
        }
        return made;
    }

    /** The column that the values of a field go to. */
    ColumnPlan column(FieldPlan field) {
        ColumnPlan known = field.column();
        if (known != null) {
            return known;
        }
        String name = allowedName(field);
        String identity = name.toLowerCase(Locale.ROOT);
        if (identity.equals(designated)) {
            throw new RowProblemException(
                    field.path(),
                    "a field named like the designated timestamp " + name,
                    "another name",
                    "set timestamp.field.name=" + field.columnName() + " if it is the row's time, or rename the field");
        }
        ColumnPlan column = columns.computeIfAbsent(identity, absent -> plan(field, name, identity));
        field.resolve(column);
        return column;
    }

    private ColumnPlan plan(FieldPlan field, String name, String identity) {
        ColumnType existing = info.columns().get(identity);
        if (existing != null) {
            return ColumnPlan.existing(name, existing);
        }
        ColumnType.Kind kind = field.asSymbol() ? ColumnType.Kind.SYMBOL : ColumnType.Kind.ABSENT;
        return ColumnPlan.absent(name, ColumnType.of(kind));
    }

    private static String allowedName(FieldPlan field) {
        String name = field.columnName();
        if (Names.isColumn(name)) {
            return name;
        }
        throw new RowProblemException(
                "",
                "a field name of " + name.length() + " characters that QuestDB does not allow for a column",
                "1 to " + Names.MAX_LENGTH
                        + " characters without control characters and ? . , ' \" \\ / : ( ) + - * % ~",
                "set " + FieldConfig.ON_INVALID_NAME + "=replace, or rename the field with a transform");
    }
}
