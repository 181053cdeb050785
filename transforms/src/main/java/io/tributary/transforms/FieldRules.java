package io.tributary.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules for the fields of one struct or map, and of the ones nested in it.
 *
 * @param here by the name of the field
 * @param all those of {@code here} in their order
 * @param renamed those of {@code here} that change the field's name
 * @param below by the name of the field that holds the struct or map
 */
record FieldRules(
        Map<String, FieldRule> here, List<FieldRule> all, List<FieldRule> renamed, Map<String, FieldRules> below) {
    private static FieldRules empty() {
        return new FieldRules(new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    }

    /**
     * Arranges rules by parent.
     *
     * @throws IllegalArgumentException for a field with two rules, or with rules for itself and for its own parts
     */
    static FieldRules of(List<FieldRule> rules) {
        FieldRules root = empty();
        rules.forEach(root::insert);
        return root;
    }

    /**
     * Checks paths that are to get rules.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    static void ensureApart(List<FieldPath> paths) {
        of(paths.stream().map(path -> new FieldRule(path, path.name(), null)).toList());
    }

    /** Any of the rules. */
    FieldRule first() {
        return all.isEmpty() ? below.values().iterator().next().first() : all.get(0);
    }

    private void insert(FieldRule rule) {
        FieldRules parent = this;
        List<String> steps = rule.path().steps();
        for (String step : steps.subList(0, steps.size() - 1)) {
            if (parent.here.containsKey(step)) {
                throw overlap(rule);
            }
            parent = parent.below.computeIfAbsent(step, name -> empty());
        }
        String name = rule.path().name();
        if (parent.below.containsKey(name) || parent.here.putIfAbsent(name, rule) != null) {
            throw overlap(rule);
        }
        parent.all.add(rule);
        if (rule.renames()) {
            parent.renamed.add(rule);
        }
    }

    private static IllegalArgumentException overlap(FieldRule rule) {
        return new IllegalArgumentException(
                "the field '" + rule.path() + "' is named twice, or together with a part of itself");
    }
}
