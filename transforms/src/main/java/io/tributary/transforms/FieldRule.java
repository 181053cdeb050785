package io.tributary.transforms;

/**
 * What happens to one field.
 *
 * @param path the field
 * @param newName its name in the output, within the same parent
 * @param conversion of its value
 */
record FieldRule(FieldPath path, String newName, Conversion conversion) {
    boolean renames() {
        return !newName.equals(path.name());
    }
}
