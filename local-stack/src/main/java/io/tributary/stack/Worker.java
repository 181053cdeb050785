package io.tributary.stack;

import io.tributary.stack.connect.ConnectClient;
import io.tributary.stack.process.ChildProcess;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;

/** A distributed Kafka Connect worker. */
public final class Worker extends StackProcess {
    private final URI uri;

    Worker(ChildProcess child, URI uri) {
        super(child);
        this.uri = uri;
    }

    /** Returns address of its REST API. */
    public URI uri() {
        return uri;
    }

    /** Returns this worker as the status of a connector names it, {@code 127.0.0.1:8083}. */
    public String id() {
        return uri.getAuthority();
    }

    @Override
    Callable<Boolean> readiness() {
        // The herder answers this one only after it has joined the group and read the configuration topic.
        return () -> new ConnectClient(List.of(uri)).connectors() != null;
    }
}
