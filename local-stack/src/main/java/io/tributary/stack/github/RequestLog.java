package io.tributary.stack.github;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests seen, so that a test can judge how polite a client is. Thread-safe. */
public final class RequestLog {
    /**
     * A request and what became of it.
     *
     * @param at when it arrived, by the simulator's clock
     * @param request the request
     * @param caller whose budget it concerns
     * @param status the status of the answer
     * @param charged whether it cost a request of the budget
     */
    public record Entry(Instant at, Request request, Caller caller, int status, boolean charged) {}

    private static final int CAPACITY = 100_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    RequestLog() {}

    synchronized void add(Entry entry) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** The last 100,000 requests, oldest first. */
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    /**
     * How many requests were answered with a status.
     *
     * @param status the HTTP status
     * @return the count
     */
    public synchronized long count(int status) {
        return entries.stream().filter(entry -> entry.status() == status).count();
    }
}
