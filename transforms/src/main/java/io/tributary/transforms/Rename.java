package io.tributary.transforms;

/**
 * A field and its new name, written {@code old:new}.
 *
 * @param from the field
 * @param to its name within the same parent
 */
record Rename(FieldPath from, String to) {
    /**
     * Reads {@code old:new}; a colon inside a name counts where the name stands between backticks.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    static Rename parse(String text) {
        int colon = colonOutsideBackticks(text);
        if (colon <= 0 || colon == text.length() - 1) {
            throw new IllegalArgumentException("it must have the form old:new");
        }
        FieldPath to = FieldPath.parse(text.substring(colon + 1));
        if (to.isNested()) {
            throw new IllegalArgumentException("the new name must be a name, not a path: a field stays in its parent; "
                    + "quote a name that contains dots with backticks");
        }
        return new Rename(FieldPath.parse(text.substring(0, colon)), to.name());
    }

    /** The place of the first colon that belongs to no name in backticks, or a negative number. */
    static int colonOutsideBackticks(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
