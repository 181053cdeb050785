package io.tributary.questdb.json;

import io.tributary.questdb.ilp.DoubleArray;
import io.tributary.questdb.row.ArrayFlaw;
import io.tributary.questdb.row.FieldNames;
import io.tributary.questdb.row.FieldPlan;
import io.tributary.questdb.row.MessageRows;
import io.tributary.questdb.row.NestedPolicy;
import io.tributary.questdb.row.RowWriter;
import io.tributary.questdb.row.TablePlan;
import java.util.function.Supplier;

/** Walks through JSON and writes what it meets. */
final class JsonValues {
    private static final int NO_ROWS = -1;

    private final JsonCursor cursor;
    private final RowWriter row;
    private final NestedPolicy policy;
    private final JsonMembers members;
    private final DoubleArray array = new DoubleArray();
    private final Supplier<ArrayFlaw> plainElement = this::plainElement;
    private int rowsAt;
    private FieldPlan rowsField;

    JsonValues(JsonCursor cursor, RowWriter row, NestedPolicy policy) {
        this.cursor = cursor;
        this.row = row;
        this.policy = policy;
        this.members = new JsonMembers(cursor.text(), cursor.number(), row);
    }

    /** Forgets the array of rows of the message before. */
    void restart() {
        rowsAt = NO_ROWS;
    }

    /** Whether the configured array of rows was met; it was skipped. */
    boolean foundRows() {
        return rowsAt != NO_ROWS;
    }

    /** Goes to the array of rows. */
    FieldPlan goToRows() {
        cursor.moveTo(rowsAt);
        return rowsField;
    }

    /**
     * Writes the value at the cursor, which is the whole message. Most are objects; going to their members directly keeps
     * the JVM from compiling {@link #write} into itself.
     */
    void writeMessage(TablePlan table, FieldPlan field) {
        if (cursor.peek() == '{' && !field.asJson()) {
            nested(table, field, 0);
        } else {
            write(table, field, 0);
        }
    }

    /** Writes the value at the cursor and everything in it. */
    void write(TablePlan table, FieldPlan field, int depth) {
        byte first = cursor.peek();
        if (first == 'n') {
            cursor.expectWord("null");
            row.nothing(field);
        } else if (!field.isSpecial() || !special(field, first, depth)) {
            switch (first) {
                case '"' -> cursor.moveTo(members.text(field, cursor.source(), cursor.position(), cursor.limit()));
                case '{' -> nested(table, field, depth);
                case '[' -> list(field, plainElement, depth);
                case 't' -> {
                    cursor.expectWord("true");
                    row.bool(field, true);
                }
                case 'f' -> {
                    cursor.expectWord("false");
                    row.bool(field, false);
                }
                default -> cursor.moveTo(members.number(field, cursor.source(), cursor.position(), cursor.limit()));
            }
        }
    }

    /** Whether the value was no matter of columns: it is kept as text, or holds the rows. */
    private boolean special(FieldPlan field, byte first, int depth) {
        if (field.asJson()) {
            raw(field, depth);
            return true;
        }
        if (rowsAt != NO_ROWS) {
            return false;
        }
        if (first != '[') {
            throw MessageRows.noArray(field);
        }
        rowsAt = cursor.position();
        rowsField = field;
        cursor.skipValue(depth);
        return true;
    }

    /** Writes the number that was read last, which has a fraction or an exponent. */
    void floating(FieldPlan field) {
        members.floating(field, cursor.source(), cursor.position());
    }

    private void nested(TablePlan table, FieldPlan field, int depth) {
        if (policy.keepsObject(table, field)) {
            raw(field, depth);
        } else {
            object(table, field, cursor.deeper(depth));
        }
    }

    private void object(TablePlan table, FieldPlan field, int depth) {
        long object = beginObject(field);
        cursor.expect('{');
        cursor.skipWhitespace();
        if (cursor.take('}')) {
            return;
        }
        do {
            cursor.skipWhitespace();
            int start = cursor.position();
            int after = members.write(field.names(), object, cursor.source(), start, cursor.limit());
            cursor.moveTo(after);
            if (after == start) {
                write(table, member(table, field, object), depth);
            }
            cursor.skipWhitespace();
        } while (cursor.take(','));
        cursor.expect('}');
    }

    /** Begins with the members of an object; the number it returns tells this object from all others. */
    long beginObject(FieldPlan field) {
        field.names().restart();
        return row.nextObject();
    }

    /** Reads the name of a member up to its value, and finds the plan of the field. */
    FieldPlan member(TablePlan table, FieldPlan parent, long object) {
        cursor.skipWhitespace();
        FieldPlan member = named(table, parent, parent.names());
        member.requireFirstIn(object);
        cursor.skipWhitespace();
        return member;
    }

    /** Reads a name and the colon behind it. */
    private FieldPlan named(TablePlan table, FieldPlan parent, FieldNames names) {
        int after = names.matchNext(cursor.source(), cursor.position(), cursor.limit());
        if (after >= 0) {
            cursor.moveTo(after);
            FieldPlan expected = names.next();
            names.advance();
            return expected;
        }
        cursor.expect('"');
        cursor.readText();
        FieldPlan found = found(table, parent, names);
        cursor.skipWhitespace();
        cursor.expect(':');
        return found;
    }

    private FieldPlan found(TablePlan table, FieldPlan parent, FieldNames names) {
        if (!cursor.text().isPlain()) {
            return table.child(parent, cursor.text().asString());
        }
        FieldPlan known = names.find(
                cursor.text().bytes(), cursor.text().from(), cursor.text().to());
        if (known != null) {
            return known;
        }
        FieldPlan made = table.child(parent, cursor.text().asString());
        names.add(cursor.text().bytes(), cursor.text().from(), cursor.text().to(), made);
        return made;
    }

    /** Writes the array at the cursor, whose elements are read one by one; see {@link #elements}. */
    void list(FieldPlan field, Supplier<ArrayFlaw> element, int depth) {
        if (policy.keepsAllArrays()) {
            raw(field, depth);
            return;
        }
        int start = cursor.position();
        array.clear();
        ArrayFlaw flaw = elements(element);
        if (flaw == null) {
            if (!array.isEmpty()) {
                row.array(field, array);
            }
            return;
        }
        cursor.moveTo(start);
        if (policy.keepsOtherArrays()) {
            raw(field, depth);
        } else {
            cursor.skipValue(depth);
            row.unsupportedArray(field, flaw);
        }
    }

    /**
     * Reads the elements of the array at the cursor.
     *
     * @param element reads one, a number by {@link #element(double)}; returns what is wrong with it, or null
     * @return what is wrong with the array, or null
     */
    ArrayFlaw elements(Supplier<ArrayFlaw> element) {
        if (!array.open()) {
            return array.dimensions() == 0 ? ArrayFlaw.TOO_DEEP : ArrayFlaw.MIXED;
        }
        cursor.expect('[');
        cursor.skipWhitespace();
        if (!cursor.take(']')) {
            do {
                cursor.skipWhitespace();
                ArrayFlaw flaw = element.get();
                if (flaw != null) {
                    return flaw;
                }
                cursor.skipWhitespace();
            } while (cursor.take(','));
            cursor.expect(']');
        }
        return array.close() ? null : ArrayFlaw.JAGGED;
    }

    private ArrayFlaw plainElement() {
        byte first = cursor.peek();
        if (first == '[') {
            return elements(plainElement);
        }
        if (JsonNumber.beginsWith(first)) {
            cursor.readNumber();
            return element(cursor.number().asDouble());
        }
        return first == 'n' ? ArrayFlaw.NULL_ELEMENT : ArrayFlaw.OTHER_ELEMENT;
    }

    /** Takes a number as the next element; returns what is wrong with it, or null. */
    ArrayFlaw element(double number) {
        return array.add(number) ? null : ArrayFlaw.MIXED;
    }

    /** Writes the value at the cursor as the JSON text that it is. */
    void raw(FieldPlan field, int depth) {
        int start = cursor.position();
        cursor.skipValue(depth);
        row.raw().text(field, cursor.source(), start, cursor.position(), false);
    }
}
