package io.tributary.questdb.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the plans of an object's fields by the bytes of their names. Messages of a topic tend to have their fields in
 * one order, so the field that followed last time is tried first, and mostly a name is compared and never hashed.
 *
 * <p>Only names without escapes are kept: their bytes are the same wherever they are met.
 */
public final class FieldNames {
    private static final int MAX_NAMES = 4_096;
    private static final byte QUOTE = '"';
    private static final int NO_MATCH = -1;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Each as it stands in JSON, {@code "name":}, with room for a word behind it. */
    private byte[][] names = new byte[16][];

    private int[] lengths = new int[16];
    private FieldPlan[] plans = new FieldPlan[16];
    private int[] slots = new int[64];
    private int size;
    private int next;

    FieldNames() {}

    /** A new object begins. */
    public void restart() {
        next = 0;
    }

    /**
     * Tries whether the field expected next is the one at hand, with nothing between its name and the colon.
     *
     * @param at where the opening quote of the name stands
     * @param end where the text ends
     * @return where the text goes on behind the colon, or -1 if it is another field; {@link #next} is the field
     */
    public int matchNext(byte[] source, int at, int end) {
        int index = next;
        if (index >= size) {
            return NO_MATCH;
        }
        int length = lengths[index];
        byte[] name = names[index];
        if (end - at < name.length) {
            // Close to the end of the text, where whole words would reach beyond it.
            return end - at >= length && Arrays.equals(source, at, at + length, name, 0, length)
                    ? at + length
                    : NO_MATCH;
        }
        return startsWith(source, at, name, length) ? at + length : NO_MATCH;
    }

    /** The field that {@link #matchNext} found. */
    public FieldPlan next() {
        return plans[next];
    }

    /** The field that was expected is dealt with; the one behind it comes next. */
    public void advance() {
        next++;
    }

    /** Compares word by word; the name has room for whole words. */
    private static boolean startsWith(byte[] source, int at, byte[] name, int length) {
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            if ((long) LONG.get(source, at + i) != (long) LONG.get(name, i)) {
                return false;
            }
        }
        int rest = length - i;
        long difference = (long) LONG.get(source, at + i) ^ (long) LONG.get(name, i);
        return rest == 0 || difference << (Long.SIZE - rest * Byte.SIZE) == 0;
    }

    /**
     * Finds a field by its name.
     *
     * @param from where the name begins, behind its quote
     * @param to where its closing quote stands
     * @return the plan; null if this name was never met
     */
    public FieldPlan find(byte[] source, int from, int to) {
        int mask = slots.length - 1;
        for (int slot = hash(source, from, to) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int index = slots[slot] - 1;
            byte[] name = names[index];
            if (Arrays.equals(name, 1, lengths[index] - 2, source, from, to)) {
                next = index + 1;
                return plans[index];
            }
        }
        return null;
    }

    /** Remembers a field; beyond a limit it is simply not remembered. */
    public void add(byte[] source, int from, int to, FieldPlan plan) {
        if (size == MAX_NAMES) {
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            plans = Arrays.copyOf(plans, size * 2);
            rehash(slots.length * 2);
        }
        int length = to - from + 3;
        byte[] name = new byte[length + Long.BYTES];
        name[0] = QUOTE;
        System.arraycopy(source, from, name, 1, to - from);
        name[length - 2] = QUOTE;
        name[length - 1] = ':';
        names[size] = name;
        lengths[size] = length;
        plans[size] = plan;
        size++;
        next = size;
        occupy(size - 1);
    }

    private void rehash(int capacity) {
        slots = new int[capacity];
        for (int i = 0; i < size; i++) {
            occupy(i);
        }
    }

    private void occupy(int index) {
        byte[] name = names[index];
        int mask = slots.length - 1;
        int slot = hash(name, 1, lengths[index] - 2) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = index + 1;
    }

    private static int hash(byte[] source, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + source[i];
        }
        return hash ^ (hash >>> 16);
    }
}
