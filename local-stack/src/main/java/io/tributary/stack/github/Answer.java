package io.tributary.stack.github;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the simulator is about to send. A {@link Fault} turns one answer into another.
 *
 * @param status the HTTP status
 * @param headers headers by name
 * @param body the body
 * @param delay how long the answer is held back, in real time
 * @param ending how the answer ends
 */
public record Answer(int status, Map<String, String> headers, Body body, Duration delay, Ending ending) {
    /** The body of an answer. */
    public sealed interface Body {
        /** The text of the body. */
        String text();
    }

    /**
     * A page of events. Only events sent in this form, with status 200 and in full, count as served.
     *
     * @param events the events in the order of the page
     */
    public record Events(List<SimulatedEvent> events) implements Body {
        @Override
        public String text() {
            return events.stream().map(SimulatedEvent::json).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /**
     * Any other text.
     *
     * @param text the text
     */
    public record Text(String text) implements Body {}

    /** How an answer ends. */
    public enum Ending {
        /** All of it arrives. */
        COMPLETE,
        /** The connection is closed before the first byte. */
        CUT_BEFORE_ANSWER,
        /** The connection is closed in the middle of the body. */
        CUT_IN_BODY
    }

    private static final String JSON = "application/json; charset=utf-8";

    /** Copies the headers; their names ignore case. */
    public Answer {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    static Answer page(List<SimulatedEvent> events) {
        return of(200, JSON, new Events(events));
    }

    static Answer json(int status, String text) {
        return of(status, JSON, new Text(text));
    }

    /** An error as GitHub words it. */
    static Answer error(int status, String message) {
        return json(
                status,
                "{\"message\":\"" + message + "\",\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\""
                        + status + "\"}");
    }

    static Answer html(int status, String contentType, String text) {
        return of(status, contentType, new Text(text));
    }

    private static Answer of(int status, String contentType, Body body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, Duration.ZERO, Ending.COMPLETE);
    }

    /** The events of the page, empty when the answer is none. */
    public List<SimulatedEvent> events() {
        return body instanceof Events page ? page.events() : List.of();
    }

    /** Whether a client that reads this answer has been shown its events. */
    boolean showsEvents() {
        return status == 200 && ending == Ending.COMPLETE && body instanceof Events;
    }

    /**
     * This answer with another body.
     *
     * @param other the body
     * @return the new answer
     */
    public Answer withBody(Body other) {
        return new Answer(status, headers, other, delay, ending);
    }

    /**
     * This answer with other events on its page.
     *
     * @param events the events
     * @return the new answer
     */
    public Answer withEvents(List<SimulatedEvent> events) {
        return withBody(new Events(new ArrayList<>(events)));
    }

    /**
     * This answer with a header set.
     *
     * @param name the name of the header
     * @param value its value
     * @return the new answer
     */
    public Answer withHeader(String name, String value) {
        Answer copy = new Answer(status, headers, body, delay, ending);
        copy.headers.put(name, value);
        return copy;
    }

    /** This answer as a 304: the same headers, no body. */
    Answer notModified() {
        return new Answer(304, headers, new Text(""), delay, ending);
    }

    /**
     * This answer held back.
     *
     * @param time how long, in real time
     * @return the new answer
     */
    public Answer withDelay(Duration time) {
        return new Answer(status, headers, body, time, ending);
    }

    /**
     * This answer with another ending.
     *
     * @param how the ending
     * @return the new answer
     */
    public Answer withEnding(Ending how) {
        return new Answer(status, headers, body, delay, how);
    }
}
