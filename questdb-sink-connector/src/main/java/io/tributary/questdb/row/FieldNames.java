package io.tributary.questdb.row;

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

    private byte[][] names = new byte[16][];
    private FieldPlan[] plans = new FieldPlan[16];
    private int[] slots = new int[64];
    private int size;
    private int next;
    private int expectedEnd;

    FieldNames() {}

    /** A new object begins. */
    public void restart() {
        next = 0;
    }

    /**
     * Tries whether the field expected next is the one at hand.
     *
     * @param at where the name begins, behind its quote
     * @param end where the text ends
     * @return the plan, and {@link #expectedEnd} says where the name ended; null if it is another field
     */
    public FieldPlan expected(byte[] source, int at, int end) {
        if (next >= size) {
            return null;
        }
        byte[] name = names[next];
        int length = name.length;
        if (end - at < length || !Arrays.equals(source, at, at + length, name, 0, length)) {
            return null;
        }
        expectedEnd = at + length;
        return plans[next++];
    }

    /** Where the text goes on behind the closing quote of the name that {@link #expected} found. */
    public int expectedEnd() {
        return expectedEnd;
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
            if (Arrays.equals(name, 0, name.length - 1, source, from, to)) {
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
            plans = Arrays.copyOf(plans, size * 2);
            rehash(slots.length * 2);
        }
        byte[] name = Arrays.copyOfRange(source, from, to + 1);
        name[name.length - 1] = QUOTE;
        names[size] = name;
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
        int slot = hash(name, 0, name.length - 1) & mask;
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
