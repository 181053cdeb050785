package io.tributary.questdb.row;

import java.util.HashMap;
import java.util.Map;

/**
 * What is to be done with a field, decided once for each field of a table and not for every record. Plans form a tree as
 * the fields of the messages do.
 */
public final class FieldPlan {
    /** What a field is for. */
    enum Role {
        /** Its value goes to a column. */
        COLUMN,
        /** Its value is the designated timestamp. */
        TIMESTAMP,
        /** Its value is a part of the designated timestamp. */
        TIMESTAMP_PART
    }

    private final String name;
    private final String path;
    private final String prefix;
    private final String columnName;
    private final FieldRules.Decision decision;
    private final Role role;
    private final boolean special;
    private final Map<String, FieldPlan> children = new HashMap<>();
    private final FieldNames names = new FieldNames();
    private ColumnPlan column;
    private long lastObject;
    private Passage passage = Passage.NONE;

    /**
     * Makes a plan.
     *
     * @param name the name of the field in the value it is part of
     * @param path the dotted path of the field, empty for the value itself
     * @param prefix what the names of the columns below start with, without the final _
     * @param columnName the name of the column if the field holds a single value
     */
    FieldPlan(String name, String path, String prefix, String columnName, FieldRules.Decision decision) {
        this.name = name;
        this.path = path;
        this.prefix = prefix;
        this.columnName = columnName;
        this.decision = decision;
        this.role = decision.role();
        this.special = decision.asJson() || decision.holdsRows();
    }

    /** The name of the field in the value it is part of. */
    public String name() {
        return name;
    }

    /** The dotted path of the field; empty for the value itself. */
    public String path() {
        return path;
    }

    String prefix() {
        return prefix;
    }

    String columnName() {
        return columnName;
    }

    Role role() {
        return role;
    }

    /** Which part of a composed timestamp the field is. */
    int part() {
        return decision.part();
    }

    /** Whether a column that is not there yet is to be a SYMBOL. */
    boolean asSymbol() {
        return decision.asSymbol();
    }

    /** Whether integers are written as doubles. */
    boolean asDouble() {
        return decision.asDouble();
    }

    /** Whether text is written as a timestamp. */
    boolean textIsTime() {
        return decision.textIsTime();
    }

    /** Whether {@link #asJson} or {@link #holdsRows} says so. */
    public boolean isSpecial() {
        return special;
    }

    /** Whether the value is kept as JSON text whatever it is. */
    public boolean asJson() {
        return decision.asJson();
    }

    /** Whether the elements of this array are the rows of the message. */
    public boolean holdsRows() {
        return decision.holdsRows();
    }

    /** The fields inside this one, by the bytes of their names in JSON. */
    public FieldNames names() {
        return names;
    }

    /**
     * Notes that an object has this field.
     *
     * @param object the number of the object
     * @return false if the same object had it before
     */
    public boolean appearsIn(long object) {
        boolean first = lastObject != object;
        lastObject = object;
        return first;
    }

    /**
     * Notes that an object has this field.
     *
     * @param object the number of the object
     * @throws RowProblemException if the same object had it before
     */
    public void requireFirstIn(long object) {
        if (!appearsIn(object)) {
            throw new RowProblemException(
                    path, "a field that the same object has twice", "a field once", "mend the producer of the message");
        }
    }

    /** What goes to the column as it stands; nothing as long as the column is not settled. */
    Passage passage() {
        if (passage.column() == null && column != null && column.isSettled()) {
            passage = Passage.to(column, this);
        }
        return passage;
    }

    /** Decides again what goes to the columns of this field and of those inside it. */
    void renewPassages() {
        if (passage.column() != null) {
            passage = Passage.to(column, this);
        }
        children.values().forEach(FieldPlan::renewPassages);
    }

    FieldPlan knownChild(String name) {
        return children.get(name);
    }

    void addChild(String name, FieldPlan child) {
        children.put(name, child);
    }

    /** The column, or null as long as no value was met. */
    ColumnPlan column() {
        return column;
    }

    void resolve(ColumnPlan resolved) {
        column = resolved;
    }
}
