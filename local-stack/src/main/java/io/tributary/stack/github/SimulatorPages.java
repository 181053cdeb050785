package io.tributary.stack.github;

import java.time.InstantSource;
import java.util.stream.Collectors;

/** What GitHub does not have: pages below {@code /_simulator} that say what has been served. */
final class SimulatorPages {
    private static final String PREFIX = "/_simulator/";

    private final InstantSource clock;
    private final Publisher publisher;
    private final ServedLog served;

    SimulatorPages(InstantSource clock, Publisher publisher, ServedLog served) {
        this.clock = clock;
        this.publisher = publisher;
        this.served = served;
    }

    static boolean owns(Request request) {
        return request.path().startsWith(PREFIX);
    }

    Answer answer(Request request) {
        return switch (request.path().substring(PREFIX.length())) {
            case "served" -> Answer.json(200, counts() + ",\"ids\":" + ids() + "}");
            case "status" -> Answer.json(200, counts() + "}");
            default -> Answer.error(404, "Not Found");
        };
    }

    private String counts() {
        publisher.publishDue(clock.instant());
        return "{\"published\":" + publisher.published() + ",\"served\":" + served.count() + ",\"exhausted\":"
                + publisher.isExhausted();
    }

    private String ids() {
        return served.ids().stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
