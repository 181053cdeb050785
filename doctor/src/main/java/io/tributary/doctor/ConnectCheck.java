package io.tributary.doctor;

import io.tributary.stack.StackException;
import io.tributary.stack.connect.ConfigValidation;
import io.tributary.stack.connect.ConnectClient;
import io.tributary.stack.connect.ConnectException;
import io.tributary.stack.connect.ConnectorPlugin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a Connect worker says of the configuration: does it have the plugin, does it accept the settings. */
final class ConnectCheck {
    private static final int NOT_FOUND = 404;

    private final URI address;
    private final ConnectClient client;

    ConnectCheck(URI address) {
        this.address = address;
        this.client = new ConnectClient(List.of(address));
    }

    List<Finding> examine(SinkFile sink) {
        String plugin = sink.get("connector.class", "");
        try {
            Optional<ConnectorPlugin> found = client.plugins().stream()
                    .filter(candidate -> isMeant(candidate.className(), plugin))
                    .findFirst();
            if (found.isEmpty()) {
                return List.of(Finding.problem("Connect at " + address + " has no plugin " + plugin
                        + ". Copy its folder to the plugin.path of every worker and restart them."));
            }
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok("Connect at " + address + " has "
                    + found.get().className() + " " + found.get().version()));
            findings.addAll(validate(sink));
            return findings;
        } catch (ConnectException e) {
            return List.of(Finding.problem(
                    e.status() == NOT_FOUND
                            ? address + " is not the REST API of a Connect worker. Name one with --connect."
                            : "Connect at " + address + " answered " + e.status() + ". Look at the worker's log."));
        } catch (StackException e) {
            return List.of(Finding.problem(
                    "No Connect worker answers at " + address + ". Start one, or name another with --connect."));
        }
    }

    private static boolean isMeant(String className, String wanted) {
        return className.equals(wanted)
                || className.substring(className.lastIndexOf('.') + 1).equals(wanted);
    }

    private List<Finding> validate(SinkFile sink) {
        ConfigValidation validation = client.validate(sink.config());
        if (validation.errorCount() == 0) {
            return List.of(Finding.ok("Connect accepts the configuration"));
        }
        return validation.errors().entrySet().stream()
                .flatMap(
                        entry -> entry.getValue().stream().map(error -> Finding.problem(entry.getKey() + ": " + error)))
                .sorted(java.util.Comparator.comparing(Finding::sentence))
                .toList();
    }
}
