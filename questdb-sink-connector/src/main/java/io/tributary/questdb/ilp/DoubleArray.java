package io.tributary.questdb.ilp;

import java.util.Arrays;

/**
 * Collects the elements of an array of 1 to 3 dimensions in the order in which they are met, and checks that it is not
 * jagged. Made once and used again for every array.
 */
public final class DoubleArray {
    /** The most dimensions that this sink writes. */
    public static final int MAX_DIMENSIONS = 3;

    private static final int UNKNOWN = -1;

    private final int[] shape = new int[MAX_DIMENSIONS];
    private final int[] counts = new int[MAX_DIMENSIONS];
    private double[] values = new double[16];
    private int size;
    private int depth;
    private int dimensions;

    /** Forgets the array before. */
    public void clear() {
        Arrays.fill(shape, UNKNOWN);
        size = 0;
        depth = 0;
        dimensions = 0;
    }

    /**
     * Goes one level deeper.
     *
     * @return false if that level is one too many or stands beside numbers
     */
    public boolean open() {
        if (depth == MAX_DIMENSIONS || (dimensions != 0 && depth == dimensions)) {
            return false;
        }
        if (depth > 0) {
            counts[depth - 1]++;
        }
        counts[depth++] = 0;
        return true;
    }

    /**
     * Adds a number at the current level.
     *
     * @return false if numbers stand at another level elsewhere in the array, or an array beside this number
     */
    public boolean add(double value) {
        if (dimensions == 0) {
            if (depth < MAX_DIMENSIONS && shape[depth] != UNKNOWN) {
                return false;
            }
            dimensions = depth;
        } else if (dimensions != depth) {
            return false;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
        counts[depth - 1]++;
        return true;
    }

    /**
     * Leaves the current level.
     *
     * @return false if it has another length than its siblings
     */
    public boolean close() {
        int length = counts[--depth];
        if (shape[depth] == UNKNOWN) {
            shape[depth] = length;
        }
        return shape[depth] == length;
    }

    /** The number of dimensions; 0 when the array holds no number. */
    public int dimensions() {
        return dimensions;
    }

    /** Whether the array holds no number at all: it is empty, or its arrays are. */
    public boolean isEmpty() {
        return size == 0;
    }

    void writeTo(LineBuffer out) {
        out.put((byte) dimensions);
        for (int i = 0; i < dimensions; i++) {
            out.putIntLittleEndian(shape[i]);
        }
        for (int i = 0; i < size; i++) {
            out.putDoubleLittleEndian(values[i]);
        }
    }
}
