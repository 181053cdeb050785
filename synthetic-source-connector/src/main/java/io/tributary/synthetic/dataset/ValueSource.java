package io.tributary.synthetic.dataset;

/** A pure function from a place in the data to the value of one field. */
@FunctionalInterface
public interface ValueSource {
    /**
     * Sets field {@code slot} of {@code row}.
     *
     * @param at the place in the data
     * @param row where the value goes; fields with a smaller number are already set and may be read
     * @param slot the number of the field
     */
    void draw(Place at, Row row, int slot);
}
