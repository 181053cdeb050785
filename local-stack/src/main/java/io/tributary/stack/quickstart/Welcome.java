package io.tributary.stack.quickstart;

import io.tributary.stack.LocalStack;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the user is told before the first row arrives: where to look, and what differs from what the files say.
 *
 * @param console where it goes
 * @param options what the user asked for
 */
record Welcome(Console console, Options options) {
    static final int USUAL_PAGE_PORT = 8090;

    void print(LocalStack stack, URI page, Pipeline pipeline, GitHubFeed feed) {
        place("Dashboard", page.toString(), USUAL_PAGE_PORT, page.getPort());
        place(
                "QuestDB console",
                stack.questDb().uri().toString(),
                9000,
                stack.questDb().uri().getPort());
        place(
                "Connect REST",
                stack.worker(0).uri() + "/connectors",
                8083,
                stack.worker(0).uri().getPort());
        place("Kafka", stack.bootstrapServers(), 9092, port(stack.bootstrapServers()));
        console.say("  %-16s %s", "data", stack.data() + (options.data().isPresent() ? "" : " (removed at the end)"));
        console.say("  %-16s %s", "logs", stack.logs());
        console.say(feed.description());
        console.say("Registering the connectors of config-examples/connectors; on this machine they differ in:");
        pipeline.differences().forEach((name, settings) -> console.say("  %-21s %s", name, text(settings)));
    }

    private void place(String what, String where, int usualPort, int port) {
        console.say(
                "  %-16s %s%s", what, where, port == usualPort ? "" : " (the usual port " + usualPort + " is taken)");
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static String text(Map<String, String> settings) {
        return settings.isEmpty()
                ? "nothing"
                : settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
