package io.tributary.transforms;

/**
 * What happens to one field.
 *
 * @param path the field
 * @param name of the field within its parent
 * @param newName its name in the output, within the same parent
 * @param conversion of its value
 */
record FieldRule(FieldPath path, String name, String newName, Conversion conversion) {
    FieldRule(FieldPath path, String newName, Conversion conversion) {
        this(path, path.name(), newName, conversion);
    }

    boolean renames() {
        return !newName.equals(name);
    }
}
