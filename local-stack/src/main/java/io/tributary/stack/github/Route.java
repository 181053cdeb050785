package io.tributary.stack.github;

import io.tributary.stack.github.SimulatedEvent.Party;
import io.tributary.stack.github.Timeline.FeedKey;
import java.util.List;
import java.util.Optional;

/** What a request path leads to. */
sealed interface Route {
    /**
     * A feed of events.
     *
     * @param key its key in the {@link Timeline}
     * @param linkPath the path that {@code Link} relations name, by numeric id as GitHub does it
     */
    record Feed(String key, String linkPath) implements Route {}

    /** A repository that was renamed: the permanent path by id. */
    record Moved(String path) implements Route {}

    /** The repositories of an organisation. */
    record RepositoriesOf(Party organization) implements Route {}

    /** The state of the caller's budget. */
    record RateLimitStatus() implements Route {}

    /** Neither a path of the API nor a name that exists. */
    record NotFound() implements Route {}

    /**
     * Resolves a path.
     *
     * @param path the decoded path of the request, without a base path
     * @param directory the names that exist
     * @return the route
     */
    static Route of(String path, Directory directory) {
        List<String> parts = List.of(path.substring(1).split("/"));
        Optional<? extends Route> route = switch (parts.get(0)) {
            case "events" -> parts.size() == 1 ? Optional.of(new Feed(FeedKey.PUBLIC, "/events")) : Optional.empty();
            case "rate_limit" -> Optional.of(new RateLimitStatus());
            case "repos", "networks" -> repository(parts, directory);
            case "repositories" ->
                id(parts)
                        .flatMap(directory::repository)
                        .map(repository -> repositoryFeed(repository.id()))
                        .filter(feed -> tail(parts, 2).equals("events"));
            case "orgs" ->
                parts.size() < 3
                        ? Optional.empty()
                        : directory.organization(parts.get(1)).flatMap(org -> organization(org, tail(parts, 2)));
            case "organizations" ->
                id(parts).flatMap(directory::organization).flatMap(org -> organization(org, tail(parts, 2)));
            case "users" ->
                parts.size() < 3
                        ? Optional.empty()
                        : directory.user(parts.get(1)).flatMap(user -> user(user, parts, directory));
            case "user" -> id(parts).flatMap(directory::user).flatMap(user -> user(user, parts, directory));
            default -> Optional.empty();
        };
        return route.isPresent() ? route.get() : new NotFound();
    }

    private static Optional<Route> repository(List<String> parts, Directory directory) {
        if (parts.size() != 4 || !parts.get(3).equals("events")) {
            return Optional.empty();
        }
        String name = parts.get(1) + "/" + parts.get(2);
        return directory.repository(name).map(repository -> {
            if (parts.get(0).equals("networks")) {
                return new Feed(FeedKey.network(repository.name()), "/networks/" + name + "/events");
            }
            return repository.name().equalsIgnoreCase(name)
                    ? repositoryFeed(repository.id())
                    : new Moved("/repositories/" + repository.id() + "/events");
        });
    }

    private static Feed repositoryFeed(long id) {
        return new Feed(FeedKey.repository(id), "/repositories/" + id + "/events");
    }

    private static Optional<Route> organization(Party organization, String tail) {
        return switch (tail) {
            case "events" ->
                Optional.of(new Feed(
                        FeedKey.organization(organization.id()), "/organizations/" + organization.id() + "/events"));
            case "repos" -> Optional.of(new RepositoriesOf(organization));
            default -> Optional.empty();
        };
    }

    private static Optional<Route> user(Party user, List<String> parts, Directory directory) {
        String tail = tail(parts, 2);
        String linkPath = "/user/" + user.id() + "/" + tail;
        return switch (tail) {
            case "events", "events/public" -> Optional.of(new Feed(FeedKey.user(user.id()), linkPath));
            case "received_events", "received_events/public" ->
                Optional.of(new Feed(FeedKey.received(user.name()), linkPath));
            default ->
                tail.startsWith("events/orgs/") && parts.size() == 5
                        ? directory
                                .organization(parts.get(4))
                                .map(org -> new Feed(FeedKey.organization(org.id()), linkPath))
                        : Optional.empty();
        };
    }

    private static Optional<Long> id(List<String> parts) {
        return parts.size() > 2 && parts.get(1).matches("[0-9]{1,18}")
                ? Optional.of(Long.parseLong(parts.get(1)))
                : Optional.empty();
    }

    private static String tail(List<String> parts, int from) {
        return String.join("/", parts.subList(from, parts.size()));
    }
}
