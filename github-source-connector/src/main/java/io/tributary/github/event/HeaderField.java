package io.tributary.github.event;

/** A fact about an event that can travel as a record header. */
public enum HeaderField {
    /** The event's type, for instance {@code PushEvent}. */
    TYPE("github.type"),
    /** The event's id. */
    ID("github.id"),
    /** What was done, for types that say so. */
    ACTION("github.action"),
    /** The feed the event was read from, as {@code github.feeds} names it. */
    FEED("github.feed");

    private final String headerName;

    HeaderField(String headerName) {
        this.headerName = headerName;
    }

    String headerName() {
        return headerName;
    }
}
