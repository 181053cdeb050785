package io.tributary.stack.github;

import io.tributary.stack.github.Answer.Ending;
import io.tributary.stack.github.Answer.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The kinds of trouble that have been seen in recordings, issue threads and the documentation of the API. */
public final class Faults {
    private static final String HTML_503 =
            "<html><body><h1>503 Service Unavailable</h1>No server is available to handle this request.</body></html>";

    private Faults() {}

    /**
     * An error with GitHub's JSON body.
     *
     * @param status the HTTP status
     * @param message the message in the body
     * @return the fault
     */
    public static Fault error(int status, String message) {
        return (normal, previous) -> Answer.error(status, message);
    }

    /** A 503 whose body is HTML and says so. */
    public static Fault html() {
        return (normal, previous) -> Answer.html(503, "text/html", HTML_503);
    }

    /** A 503 whose body is HTML although its content type is JSON. */
    public static Fault htmlLabelledJson() {
        return (normal, previous) -> Answer.html(503, "application/json; charset=utf-8", HTML_503);
    }

    /** A 200 with HTML labelled JSON. */
    public static Fault htmlInsteadOfEvents() {
        return (normal, previous) -> Answer.html(200, "application/json; charset=utf-8", HTML_503);
    }

    /** A 200 whose JSON stops in the middle, although the HTTP answer is complete. */
    public static Fault brokenJson() {
        return (normal, previous) -> {
            String text = normal.body().text();
            return normal.withBody(new Text(text.substring(0, text.length() / 2)));
        };
    }

    /**
     * The right answer, late.
     *
     * @param delay how late, in real time
     * @return the fault
     */
    public static Fault slow(Duration delay) {
        return (normal, previous) -> normal.withDelay(delay);
    }

    /** The connection is closed instead of an answer. */
    public static Fault dropped() {
        return (normal, previous) -> normal.withEnding(Ending.CUT_BEFORE_ANSWER);
    }

    /** The connection is closed in the middle of the body. */
    public static Fault cutInBody() {
        return (normal, previous) -> normal.withEnding(Ending.CUT_IN_BODY);
    }

    /**
     * Fewer events than the page has; the rest is not shown in this read.
     *
     * @param size events that stay, from the top of the page
     * @return the fault
     */
    public static Fault shortPage(int size) {
        return (normal, previous) -> normal.withEvents(
                normal.events().subList(0, Math.min(size, normal.events().size())));
    }

    /** No event at all on the page; the {@code Link} header stays as it was, {@code next} included. */
    public static Fault emptyPage() {
        return shortPage(0);
    }

    /** The page that was sent before, its ETag included, whatever was asked for. */
    public static Fault repeatedPage() {
        return (normal, previous) -> normal.withEvents(previous.orElse(normal).events());
    }

    /**
     * The events of the page in another order.
     *
     * @param seed of the shuffle
     * @return the fault
     */
    public static Fault reordered(long seed) {
        return (normal, previous) -> {
            List<SimulatedEvent> events = new ArrayList<>(normal.events());
            Collections.shuffle(events, new Random(seed));
            return normal.withEvents(events);
        };
    }

    /** The same events with bodies that changed since they were published, as GitHub re-renders some of them. */
    public static Fault mutated() {
        return (normal, previous) ->
                normal.withEvents(normal.events().stream().map(Mutation::of).toList());
    }

    /**
     * A secondary limit: 403 while the primary budget is not spent.
     *
     * @param status 403 or 429
     * @param retryAfter what the {@code retry-after} header asks for, in whole seconds
     * @return the fault
     */
    public static Fault secondaryLimit(int status, Duration retryAfter) {
        return (normal, previous) ->
                RateLimits.secondaryExceeded(status).withHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /** A secondary limit that does not say how long to wait. */
    public static Fault secondaryLimitWithoutRetryAfter() {
        return (normal, previous) -> RateLimits.secondaryExceeded(403);
    }

    /**
     * A redirect that is not a rename.
     *
     * @param status 302 or 307
     * @param location where to
     * @return the fault
     */
    public static Fault redirect(int status, String location) {
        return (normal, previous) -> Answer.error(status, "Temporary redirect").withHeader("Location", location);
    }
}
