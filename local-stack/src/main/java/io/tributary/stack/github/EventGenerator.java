package io.tributary.stack.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.github.SimulatedEvent.Party;
import io.tributary.stack.github.World.Repository;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Makes up events of all types that the API shows today, in today's shapes. The same seed gives the same events for
 * the same instants.
 *
 * <p>As on GitHub, ids come from two independent sequences and {@code created_at} lies a few seconds back by varying
 * amounts, so neither of them rises steadily. Not thread-safe.
 */
public final class EventGenerator implements EventSource {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> FIRST_SEQUENCE = Set.of("PushEvent", "CreateEvent", "DeleteEvent");
    private static final int MAX_AGE_SECONDS = 5;
    private static final Instant IDS_START = Instant.parse("2026-01-01T00:00:00Z");
    /** More than a generator asked for ten events a second uses. */
    private static final long IDS_PER_SECOND = 4_000;

    private final Random random;
    private final World world;
    private final Payloads payloads;
    private final double oddShare;
    private long firstId = 18_400_000_000L;
    private long secondId = 13_600_000_000L;

    /**
     * A generator of sound events.
     *
     * @param seed decides everything
     */
    public EventGenerator(long seed) {
        this(seed, 0);
    }

    /**
     * A generator with odd events among the sound ones: parts that are null or missing, a repository named "/".
     *
     * @param seed decides everything
     * @param oddShare share of odd events, from 0 to 1
     */
    public EventGenerator(long seed, double oddShare) {
        this.random = new Random(seed);
        this.world = new World(random);
        this.payloads = new Payloads(random);
        this.oddShare = oddShare;
    }

    /**
     * Lets the ids start the higher the later the time, so that a later run does not repeat those of an earlier one.
     *
     * @param time when the first event happens
     * @return this
     */
    public EventGenerator startingAt(Instant time) {
        long passed = Duration.between(IDS_START, time).toSeconds() * IDS_PER_SECOND;
        firstId += passed;
        secondId += passed;
        return this;
    }

    @Override
    public Optional<SimulatedEvent> next(Instant createdAt) {
        Instant at = createdAt
                .minus(Duration.ofSeconds(random.nextInt(MAX_AGE_SECONDS)))
                .truncatedTo(ChronoUnit.SECONDS);
        EventType type = EventType.pick(random);
        Repository repository = world.repository(random);
        Party actor = world.user(random);
        ObjectNode event = MAPPER.createObjectNode();
        event.put("id", Long.toString(nextId(type.name())));
        event.put("type", type.name());
        event.set("actor", actor(actor));
        event.set("repo", repository(repository.party()));
        event.set("payload", type.payload().apply(payloads, new Payloads.Scene(repository, actor, at)));
        event.put("public", true);
        event.put("created_at", at.toString());
        if (repository.organization().isKnown()) {
            event.set("org", organization(repository.organization()));
        }
        if (random.nextDouble() < oddShare) {
            makeOdd(event);
        }
        return Optional.of(SimulatedEvent.parse(text(event)));
    }

    private long nextId(String type) {
        long step = 1L + random.nextInt(400);
        if (FIRST_SEQUENCE.contains(type)) {
            firstId += step;
            return firstId;
        }
        secondId += step;
        return secondId;
    }

    private static ObjectNode actor(Party actor) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", actor.id());
        node.put("login", actor.name());
        node.put("display_login", actor.name().replace("[bot]", ""));
        node.put("gravatar_id", "");
        node.put("url", "https://api.github.com/users/" + actor.name());
        node.put("avatar_url", "https://avatars.githubusercontent.com/u/" + actor.id() + "?");
        return node;
    }

    private static ObjectNode repository(Party repository) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", repository.id());
        node.put("name", repository.name());
        node.put("url", "https://api.github.com/repos/" + repository.name());
        return node;
    }

    private static ObjectNode organization(Party organization) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", organization.id());
        node.put("login", organization.name());
        node.put("gravatar_id", "");
        node.put("url", "https://api.github.com/orgs/" + organization.name());
        node.put("avatar_url", "https://avatars.githubusercontent.com/u/" + organization.id() + "?");
        return node;
    }

    /** Oddities of old recordings. */
    private void makeOdd(ObjectNode event) {
        switch (random.nextInt(6)) {
            case 0 -> event.putNull("actor");
            case 1 -> ((ObjectNode) event.get("actor")).remove("id");
            case 2 -> ((ObjectNode) event.get("repo")).put("name", "/").put("url", "https://api.github.com/repos//");
            case 3 -> event.putNull("org");
            case 4 -> event.putNull("payload");
            default -> event.put("type", "SomethingNewEvent");
        }
    }

    private static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
