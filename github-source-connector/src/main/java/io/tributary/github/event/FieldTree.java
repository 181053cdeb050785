package io.tributary.github.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The paths of all {@link EventField}s as a tree, so that the parser steps into the objects it needs and skips the others. */
final class FieldTree {
    static final FieldTree ROOT = build();

    private final Map<String, FieldTree> children = new HashMap<>();
    private EventField field;

    private static FieldTree build() {
        FieldTree root = new FieldTree();
        for (EventField field : EventField.values()) {
            for (String path : field.paths()) {
                FieldTree node = root;
                for (String name : path.split("\\.", -1)) {
                    node = node.children.computeIfAbsent(name, ignored -> new FieldTree());
                }
                node.field = field;
            }
        }
        return root;
    }

    /** The part of the tree under a name; null when no field is there. */
    FieldTree child(String name) {
        return children.get(name);
    }

    Optional<EventField> field() {
        return Optional.ofNullable(field);
    }
}
