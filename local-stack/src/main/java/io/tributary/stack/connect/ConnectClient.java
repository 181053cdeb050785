package io.tributary.stack.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.Await;
import io.tributary.stack.StackException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The REST API of a Connect cluster. A request goes to the first worker that answers, and is repeated while the workers
 * are rebalancing. Safe for use by several threads.
 */
public final class ConnectClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConnectRest rest;

    /**
     * A client of the given workers.
     *
     * @param workers base addresses of the workers, {@code http://127.0.0.1:8083}
     */
    public ConnectClient(List<URI> workers) {
        this.rest = new ConnectRest(workers);
    }

    /** Returns all plugins: connectors, transforms, predicates, converters. */
    public List<ConnectorPlugin> plugins() {
        return StreamSupport.stream(
                        rest.get("/connector-plugins?connectorsOnly=false").spliterator(), false)
                .map(plugin -> new ConnectorPlugin(
                        plugin.path("class").asText(),
                        plugin.path("type").asText(),
                        plugin.path("version").asText()))
                .toList();
    }

    /** Returns names of the connectors. */
    public List<String> connectors() {
        return StreamSupport.stream(rest.get("/connectors").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /**
     * Creates a connector, or changes it when there is one of that name.
     *
     * @param name name of the connector
     * @param config its configuration
     * @throws ConnectException when the worker refuses the configuration
     */
    public void create(String name, Map<String, String> config) {
        rest.put(connector(name, "/config"), JSON.valueToTree(config));
    }

    /**
     * Asks what is wrong with a configuration, which may be incomplete.
     *
     * @param config the configuration, with {@code connector.class}
     * @return the errors by key
     */
    public ConfigValidation validate(Map<String, String> config) {
        String plugin = config.getOrDefault("connector.class", "");
        String simpleName = plugin.substring(plugin.lastIndexOf('.') + 1);
        return ConfigValidation.of(
                rest.put("/connector-plugins/" + encode(simpleName) + "/config/validate", JSON.valueToTree(config)));
    }

    /**
     * Returns its configuration as the worker shows it.
     *
     * @param name name of the connector
     * @return its configuration as the worker shows it
     */
    public Map<String, String> config(String name) {
        return JSON.convertValue(
                rest.get(connector(name, "/config")),
                JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    }

    /**
     * Returns its state and that of its tasks.
     *
     * @param name name of the connector
     * @return its state and that of its tasks
     */
    public ConnectorStatus status(String name) {
        return ConnectorStatus.of(rest.get(connector(name, "/status")));
    }

    /**
     * Waits until the connector and at least one task run.
     *
     * @param name name of the connector
     * @param limit how long to wait at most
     * @return the status
     * @throws StackException when it fails, with the reason, or when the time is over
     */
    public ConnectorStatus awaitRunning(String name, Duration limit) {
        ConnectorStatus status = awaitStatus(name, "is RUNNING", limit, now -> now.isRunning() || now.isFailed());
        if (status.isFailed()) {
            throw new StackException("Connector " + name + " has FAILED: "
                    + status.failure().orElse("the worker gives no reason") + ".");
        }
        return status;
    }

    /**
     * Waits until the connector or one of its tasks is FAILED.
     *
     * @param name name of the connector
     * @param limit how long to wait at most
     * @return the status, with the stack traces
     */
    public ConnectorStatus awaitFailed(String name, Duration limit) {
        return awaitStatus(name, "is FAILED", limit, ConnectorStatus::isFailed);
    }

    /**
     * Waits for a status of a connector.
     *
     * @param name name of the connector
     * @param what the condition in words, for the message: "is PAUSED"
     * @param limit how long to wait at most
     * @param wanted the condition
     * @return the first status that meets it
     */
    public ConnectorStatus awaitStatus(
            String name, String what, Duration limit, Predicate<? super ConnectorStatus> wanted) {
        return Await.until("connector " + name + " " + what, limit, () -> status(name), wanted);
    }

    /**
     * Pauses a connector.
     *
     * @param name connector whose tasks are to pause and keep their resources
     */
    public void pause(String name) {
        rest.put(connector(name, "/pause"), JSON.nullNode());
    }

    /**
     * Resumes a connector.
     *
     * @param name connector that is paused or stopped
     */
    public void resume(String name) {
        rest.put(connector(name, "/resume"), JSON.nullNode());
    }

    /**
     * Stops a connector.
     *
     * @param name connector whose tasks are to end; its offsets can then be changed
     */
    public void stop(String name) {
        rest.put(connector(name, "/stop"), JSON.nullNode());
    }

    /**
     * Restarts a connector.
     *
     * @param name connector to restart with all its tasks
     */
    public void restart(String name) {
        rest.post(connector(name, "/restart?includeTasks=true&onlyFailed=false"), JSON.nullNode());
    }

    /**
     * Restarts one task.
     *
     * @param name name of the connector
     * @param task number of the task, from 0
     */
    public void restartTask(String name, int task) {
        rest.post(connector(name, "/tasks/" + task + "/restart"), JSON.nullNode());
    }

    /**
     * Deletes a connector.
     *
     * @param name connector to delete; does nothing when there is none
     */
    public void delete(String name) {
        try {
            rest.delete(connector(name, ""));
        } catch (ConnectException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    /**
     * Returns its offsets as the worker shows them: {@code {"offsets": [{"partition": …, "offset": …}]}}.
     *
     * @param name name of the connector
     * @return its offsets as the worker shows them: {@code {"offsets": [{"partition": …, "offset": …}]}}
     */
    public JsonNode offsets(String name) {
        return rest.get(connector(name, "/offsets"));
    }

    /**
     * Changes offsets of a stopped connector.
     *
     * @param name name of the connector
     * @param offsets in the form that {@link #offsets} returns
     */
    public void alterOffsets(String name, JsonNode offsets) {
        rest.patch(connector(name, "/offsets"), offsets);
    }

    /**
     * Forgets a connector's offsets.
     *
     * @param name stopped connector whose offsets are to be forgotten
     */
    public void resetOffsets(String name) {
        rest.delete(connector(name, "/offsets"));
    }

    /**
     * Creates a connector from a file as {@code POST /connectors} takes it.
     *
     * @param document {@code {"name": …, "config": {…}}}
     * @return the name of the connector
     */
    public String create(ObjectNode document) {
        String name = document.path("name").asText();
        rest.put(connector(name, "/config"), document.path("config"));
        return name;
    }

    private static String connector(String name, String rest) {
        return "/connectors/" + encode(name) + rest;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
