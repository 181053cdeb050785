package io.tributary.transforms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which fields of a struct or map stay, and under which names, as a tree of paths. */
final class FieldSelection {
    private final Map<String, FieldSelection> below = new HashMap<>();
    private boolean included;
    private boolean includesBelow;
    private boolean excluded;
    private String newName;

    /** Builds the tree. With nothing to include, everything is included. */
    static FieldSelection of(List<FieldPath> include, List<FieldPath> exclude, List<Rename> renames) {
        FieldSelection root = new FieldSelection();
        root.included = include.isEmpty();
        include.forEach(root::include);
        exclude.forEach(path -> root.at(path).excluded = true);
        renames.forEach(rename -> root.at(rename.from()).newName = rename.to());
        return root;
    }

    private void include(FieldPath path) {
        FieldSelection node = this;
        for (String step : path.steps()) {
            node.includesBelow = true;
            node = node.child(step);
        }
        node.included = true;
    }

    private FieldSelection at(FieldPath path) {
        FieldSelection node = this;
        for (String step : path.steps()) {
            node = node.child(step);
        }
        return node;
    }

    private FieldSelection child(String name) {
        return below.computeIfAbsent(name, step -> new FieldSelection());
    }

    /** What is said about a field in the struct that this is about; null if nothing is. */
    FieldSelection field(Object name) {
        return below.get(name instanceof String ? name : String.valueOf(name));
    }

    boolean isIncluded() {
        return included;
    }

    /** Whether a field stays. */
    static boolean keeps(FieldSelection field, boolean onlyNamed) {
        if (field == null) {
            return !onlyNamed;
        }
        return !field.excluded && (!onlyNamed || field.included || field.includesBelow);
    }

    /** Whether the field stays, but only for parts of it that are named. */
    static boolean keepsOnlyParts(FieldSelection field, boolean onlyNamed) {
        return onlyNamed && !field.included;
    }

    boolean hasPartsNamed() {
        return !below.isEmpty();
    }

    /** Whether something is said about a part of a part. */
    boolean hasPartsOfPartsNamed() {
        return below.values().stream().anyMatch(FieldSelection::hasPartsNamed);
    }

    /** The name given by a rename, or null. */
    String newName() {
        return newName;
    }
}
