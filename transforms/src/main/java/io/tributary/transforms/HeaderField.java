package io.tributary.transforms;

/**
 * A header of a record and the field it is written into, written {@code header:field}.
 *
 * @param header a name as it is: dots mean nothing in it
 * @param field the name of a field, not a path
 */
record HeaderField(String header, String field) {
    /**
     * Reads {@code header:field}; the last colon counts, since names of headers may have some.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    static HeaderField parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || text.substring(colon + 1).isBlank()) {
            throw new IllegalArgumentException("it must have the form header:field");
        }
        return new HeaderField(
                text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }
}
