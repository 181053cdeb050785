package io.tributary.stack.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a worker says of a connector.
 *
 * @param name name of the connector
 * @param state RUNNING, PAUSED, STOPPED, FAILED, UNASSIGNED or RESTARTING
 * @param worker worker that runs the connector, as {@code host:port}
 * @param trace stack trace, empty unless failed
 * @param tasks its tasks by number; empty before they are started
 */
public record ConnectorStatus(String name, String state, String worker, String trace, List<Task> tasks) {
    /**
     * One task of a connector.
     *
     * @param id number from 0
     * @param state as for the connector
     * @param worker worker that runs the task, as {@code host:port}
     * @param trace stack trace, empty unless failed
     */
    public record Task(int id, String state, String worker, String trace) {}

    /** Copies the list. */
    public ConnectorStatus {
        tasks = List.copyOf(tasks);
    }

    static ConnectorStatus of(JsonNode json) {
        JsonNode connector = json.path("connector");
        return new ConnectorStatus(
                json.path("name").asText(),
                connector.path("state").asText(),
                connector.path("worker_id").asText(),
                connector.path("trace").asText(),
                StreamSupport.stream(json.path("tasks").spliterator(), false)
                        .map(task -> new Task(
                                task.path("id").asInt(),
                                task.path("state").asText(),
                                task.path("worker_id").asText(),
                                task.path("trace").asText()))
                        .toList());
    }

    /** Returns whether the connector and its tasks, at least one, are RUNNING. */
    public boolean isRunning() {
        return state.equals("RUNNING")
                && !tasks.isEmpty()
                && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
    }

    /** Returns whether the connector or one of its tasks is FAILED. */
    public boolean isFailed() {
        return states().anyMatch("FAILED"::equals);
    }

    /** Returns the reason of the first failure: the message of the innermost exception of its stack trace. */
    public Optional<String> failure() {
        return Stream.concat(Stream.of(trace), tasks.stream().map(Task::trace))
                .filter(text -> !text.isBlank())
                .map(ConnectorStatus::rootCause)
                .findFirst();
    }

    private Stream<String> states() {
        return Stream.concat(Stream.of(state), tasks.stream().map(Task::state));
    }

    private static String rootCause(String stackTrace) {
        String prefix = "Caused by: ";
        List<String> lines = stackTrace.lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .reduce((first, second) -> second)
                .map(line -> line.substring(prefix.length()))
                .orElse(lines.get(0));
    }
}
