package io.tributary.synthetic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which shards a task makes, as the connector tells it. */
final class TaskShards {
    private static final String KEY = "task.shards";

    private TaskShards() {}

    /** The configurations of the tasks: shard s goes to task s modulo the number of tasks. */
    static List<Map<String, String>> split(Map<String, String> properties, int shards, int maxTasks) {
        int tasks = Math.min(shards, maxTasks);
        return IntStream.range(0, tasks)
                .mapToObj(task -> with(properties, task, tasks, shards))
                .toList();
    }

    /** The shards in the configuration of a task. */
    static List<Integer> of(Map<String, String> properties) {
        return Arrays.stream(properties.get(KEY).split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private static Map<String, String> with(Map<String, String> properties, int task, int tasks, int shards) {
        Map<String, String> own = new HashMap<>(properties);
        own.put(
                KEY,
                IntStream.range(0, shards)
                        .filter(shard -> shard % tasks == task)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",")));
        return own;
    }
}
