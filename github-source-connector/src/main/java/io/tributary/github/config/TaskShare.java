package io.tributary.github.config;

import java.util.HashMap;
import java.util.Map;

/**
 * Which task of how many this is; the connector adds it to the properties of a task.
 *
 * @param index 0 for the first task
 * @param count how many tasks there are
 */
public record TaskShare(int index, int count) {
    private static final String INDEX = "tributary.task.index";
    private static final String COUNT = "tributary.task.count";

    static TaskShare of(Map<String, String> properties) {
        return new TaskShare(
                Integer.parseInt(properties.getOrDefault(INDEX, "0")),
                Integer.parseInt(properties.getOrDefault(COUNT, "1")));
    }

    /** The properties with this share in them. */
    public Map<String, String> addTo(Map<String, String> properties) {
        Map<String, String> task = new HashMap<>(properties);
        task.put(INDEX, Integer.toString(index));
        task.put(COUNT, Integer.toString(count));
        return task;
    }
}
