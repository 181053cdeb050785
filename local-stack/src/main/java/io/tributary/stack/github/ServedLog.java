package io.tributary.stack.github;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which events have been served, and in which bodies: what must have arrived at the other end.
 *
 * <p>An event counts from the moment its page is sent. A client that gives up while it reads finds the event again on
 * its next read, as long as the event is in the window. Thread-safe.
 */
public final class ServedLog {
    private final boolean keepBodies;
    private final Map<String, Set<String>> bodiesById = new LinkedHashMap<>();

    ServedLog(boolean keepBodies) {
        this.keepBodies = keepBodies;
    }

    synchronized void add(List<SimulatedEvent> events) {
        for (SimulatedEvent event : events) {
            Set<String> bodies = bodiesById.computeIfAbsent(event.id(), id -> new LinkedHashSet<>());
            if (keepBodies) {
                bodies.add(event.json());
            }
        }
    }

    /** How many different events have been served. */
    public synchronized int count() {
        return bodiesById.size();
    }

    /** The ids of all events served, in the order of their first appearance. */
    public synchronized List<String> ids() {
        return new ArrayList<>(bodiesById.keySet());
    }

    /**
     * The bodies in which an event has been served.
     *
     * @param id the event's id
     * @return the different bodies, oldest first; empty when the event was never served or bodies are not kept
     */
    public synchronized Set<String> bodies(String id) {
        return new LinkedHashSet<>(bodiesById.getOrDefault(id, Set.of()));
    }
}
