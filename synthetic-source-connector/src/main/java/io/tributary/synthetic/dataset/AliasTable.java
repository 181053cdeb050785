package io.tributary.synthetic.dataset;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Picks a number with a given weight in constant time from one hash.
 *
 * <p>Source: A. J. Walker, "An Efficient Method for Generating Discrete Random Variables with General Distributions" (1977), built as M. D.
 * Vose describes in "A Linear Algorithm for Generating Random Numbers with a Given Distribution" (1991).
 */
final class AliasTable {
    private final double[] stay;
    private final int[] alias;

    /**
     * @param weights not negative, their sum more than 0
     */
    AliasTable(double... weights) {
        int size = weights.length;
        double total = Arrays.stream(weights).sum();
        stay = new double[size];
        alias = new int[size];
        ArrayDeque<Integer> small = new ArrayDeque<>();
        ArrayDeque<Integer> large = new ArrayDeque<>();
        for (int i = 0; i < size; i++) {
            stay[i] = weights[i] * size / total;
            alias[i] = i;
            (stay[i] < 1 ? small : large).add(i);
        }
        while (!small.isEmpty() && !large.isEmpty()) {
            int less = small.remove();
            int more = large.peek();
            alias[less] = more;
            stay[more] -= 1 - stay[less];
            if (stay[more] < 1) {
                small.add(large.remove());
            }
        }
        // What rounding left over: its true share is 1.
        small.forEach(i -> stay[i] = 1);
        large.forEach(i -> stay[i] = 1);
    }

    /** A number from 0 to the number of weights, less one. */
    int pick(long hash) {
        int column = (int) (((hash >>> 32) * stay.length) >>> 32);
        double rest = (hash & 0xffffffffL) * 0x1.0p-32;
        return rest < stay[column] ? column : alias[column];
    }
}
