package io.tributary.stack.github;

import io.tributary.stack.github.Answer.Events;
import io.tributary.stack.github.SimulatedEvent.Party;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of the API: turns a request into an answer. Knows nothing of sockets. */
final class EventsApi {
    private static final String DEFAULT_VERSION = "2022-11-28";
    private static final Set<String> VERSIONS = Set.of(DEFAULT_VERSION, "2026-03-10");
    private static final DateTimeFormatter TOKEN_EXPIRY = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Publisher publisher;
    private final RateLimits limits;
    private final Credentials credentials;
    private final FaultScript faults;
    private final RequestLog requests;
    private final Duration pollInterval;
    private Optional<Answer> lastPage = Optional.empty();

    EventsApi(
            InstantSource clock,
            Publisher publisher,
            RateLimits limits,
            Credentials credentials,
            FaultScript faults,
            RequestLog requests,
            Duration pollInterval) {
        this.clock = clock;
        this.publisher = publisher;
        this.limits = limits;
        this.credentials = credentials;
        this.faults = faults;
        this.requests = requests;
        this.pollInterval = pollInterval;
    }

    /**
     * Answers a request.
     *
     * @param request the request
     * @param baseUrl how the caller addresses the API; {@code Link} and {@code Location} start with it
     */
    Answer answer(Request request, String baseUrl) {
        Instant now = clock.instant();
        Optional<Caller> caller = credentials.caller(request.header("authorization"), now);
        if (request.header("user-agent").isEmpty()) {
            Answer refused = Answer.html(
                    403,
                    "text/html",
                    "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.");
            return logged(now, request, caller.orElse(Caller.ANONYMOUS), refused, false);
        }
        if (caller.isEmpty()) {
            return logged(now, request, Caller.ANONYMOUS, Answer.error(401, "Bad credentials"), false);
        }
        return answer(request, baseUrl, caller.get(), now);
    }

    private Answer answer(Request request, String baseUrl, Caller caller, Instant now) {
        Optional<Answer> refused = limits.refuse(caller, now);
        if (refused.isPresent()) {
            return logged(now, request, caller, limits.withHeaders(refused.get(), caller, now), false);
        }
        publisher.publishDue(now);
        Answer normal = refusedVersion(request).orElseGet(() -> route(request, baseUrl, caller, now));
        Answer answer = conditional(request, spoiled(request, normal));
        boolean charged = answer.status() != 304 && !request.path().equals("/rate_limit");
        if (charged) {
            limits.charge(caller, now);
        }
        Answer complete = withTokenExpiry(limits.withHeaders(answer, caller, now), request);
        return logged(now, request, caller, complete, charged);
    }

    private Answer logged(Instant now, Request request, Caller caller, Answer answer, boolean charged) {
        requests.add(new RequestLog.Entry(now, request, caller, answer.status(), charged));
        return answer;
    }

    private static Optional<Answer> refusedVersion(Request request) {
        String version = request.header("x-github-api-version").orElse(DEFAULT_VERSION);
        return VERSIONS.contains(version)
                ? Optional.empty()
                : Optional.of(Answer.error(400, "Unsupported 'X-GitHub-Api-Version' header."));
    }

    private Answer route(Request request, String baseUrl, Caller caller, Instant now) {
        Route route = request.method().equals("GET") ? publisher.route(request.path()) : new Route.NotFound();
        if (route instanceof Route.Feed feed) {
            return page(Page.of(request.query()), feed, baseUrl, now);
        }
        if (route instanceof Route.Moved moved) {
            return moved(request, baseUrl + moved.path());
        }
        if (route instanceof Route.RepositoriesOf repositories) {
            return repositories(Page.of(request.query()), repositories.organization(), baseUrl);
        }
        return route instanceof Route.RateLimitStatus ? limits.status(caller, now) : Answer.error(404, "Not Found");
    }

    private Answer page(Page page, Route.Feed feed, String baseUrl, Instant now) {
        if (page.isPastTheEnd()) {
            return Answer.error(
                    422, "In order to keep the API fast for everyone, pagination is limited for this resource.");
        }
        List<SimulatedEvent> all = publisher.read(feed.key(), now);
        Answer answer = Answer.page(page.cut(all))
                .withHeader("X-Poll-Interval", Long.toString(pollInterval.toSeconds()))
                .withHeader("X-GitHub-Media-Type", "github.v3; format=json")
                .withHeader("Cache-Control", "public, max-age=60, s-maxage=60")
                .withHeader("Vary", "Accept, Authorization, Accept-Encoding, X-Requested-With");
        String links = page.links(baseUrl + feed.linkPath(), all.size());
        return links.isEmpty() ? answer : answer.withHeader("Link", links);
    }

    private static Answer moved(Request request, String location) {
        String query = request.query().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        String target = query.isEmpty() ? location : location + "?" + query;
        return Answer.json(
                        301,
                        "{\"message\":\"Moved Permanently\",\"url\":\"" + target
                                + "\",\"documentation_url\":\"https://docs.github.com/rest\"}")
                .withHeader("Location", target);
    }

    private Answer repositories(Page page, Party organization, String baseUrl) {
        List<Party> all = publisher.repositoriesOf(organization);
        String body = page.cut(all).stream()
                .map(repository -> "{\"id\":" + repository.id() + ",\"name\":\""
                        + repository.name().substring(repository.name().indexOf('/') + 1) + "\",\"full_name\":\""
                        + repository.name() + "\",\"private\":false,\"archived\":false,\"disabled\":false}")
                .collect(Collectors.joining(",", "[", "]"));
        String links = page.links(baseUrl + "/organizations/" + organization.id() + "/repos", all.size());
        Answer answer = Answer.json(200, body);
        return links.isEmpty() ? answer : answer.withHeader("Link", links);
    }

    private synchronized Answer spoiled(Request request, Answer normal) {
        Answer answer =
                faults.take(request).map(fault -> fault.apply(normal, lastPage)).orElse(normal);
        if (answer.body() instanceof Events) {
            lastPage = Optional.of(answer);
        }
        return answer;
    }

    /** Adds the validator of a page and answers 304 when the caller already has it. */
    private static Answer conditional(Request request, Answer answer) {
        if (answer.status() != 200) {
            return answer;
        }
        String etag = "W/\"" + sha256(answer.body().text()) + "\"";
        boolean unchanged = request.header("if-none-match").filter(etag::equals).isPresent();
        Answer validated = answer.withHeader("ETag", etag);
        return unchanged ? validated.notModified() : validated;
    }

    private Answer withTokenExpiry(Answer answer, Request request) {
        return credentials
                .expiry(request.header("authorization"))
                .map(expiry -> answer.withHeader("GitHub-Authentication-Token-Expiration", TOKEN_EXPIRY.format(expiry)))
                .orElse(answer);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
