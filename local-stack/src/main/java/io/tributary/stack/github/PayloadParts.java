package io.tributary.stack.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.github.Payloads.Scene;
import io.tributary.stack.github.SimulatedEvent.Party;
import java.util.Random;

/** What the payloads of several types have in common: issues, comments, pull requests, users, names and numbers. */
final class PayloadParts {
    private static final long MAX_ID = 4_000_000_000L;

    private final Random random;
    private final UnicodeText text;

    PayloadParts(Random random, UnicodeText text) {
        this.random = random;
        this.text = text;
    }

    ObjectNode issue(Scene scene) {
        int number = number();
        ObjectNode issue = object().put("url", scene.api() + "/issues/" + number)
                .put("html_url", scene.web() + "/issues/" + number)
                .put("id", id())
                .put("node_id", nodeId("I"))
                .put("number", number)
                .put("title", text.title());
        issue.set("user", user(scene.actor()));
        ObjectNode label = issue.putArray("labels").addObject();
        label.put("id", id()).put("name", text.title()).put("color", "d73a4a").put("default", true);
        issue.put("state", text.oneOf("open", "closed")).put("locked", false);
        issue.putNull("assignee").putArray("assignees");
        issue.putNull("milestone");
        issue.put("comments", random.nextInt(40))
                .put(
                        "created_at",
                        scene.at().minusSeconds(random.nextInt(1_000_000)).toString())
                .put("updated_at", scene.at().toString());
        issue.putNull("closed_at");
        return issue.put("author_association", "NONE").put("body", random.nextInt(8) == 0 ? null : text.body());
    }

    ObjectNode comment(Scene scene, String path) {
        long id = id();
        ObjectNode comment =
                object().put("url", scene.api() + "/" + path + id).put("id", id).put("node_id", nodeId("IC"));
        comment.set("user", user(scene.actor()));
        return comment.put("created_at", scene.at().toString())
                .put("updated_at", scene.at().toString())
                .put("author_association", text.oneOf("NONE", "MEMBER", "OWNER"))
                .put("body", text.body());
    }

    ObjectNode cutPullRequest(Scene scene) {
        int number = number();
        ObjectNode pull = object().put("url", scene.api() + "/pulls/" + number)
                .put("id", id())
                .put("number", number);
        pull.set("head", side(scene, branch()));
        pull.set("base", side(scene, "main"));
        return pull;
    }

    private ObjectNode side(Scene scene, String ref) {
        ObjectNode side = object().put("ref", ref).put("sha", sha());
        side.putObject("repo")
                .put("id", scene.repository().party().id())
                .put("url", scene.api())
                .put("name", scene.repository().simpleName());
        return side;
    }

    static ObjectNode user(Party user) {
        String api = "https://api.github.com/users/" + user.name();
        ObjectNode node = object().put("login", user.name())
                .put("id", user.id())
                .put("node_id", "U_" + Long.toString(user.id(), 36))
                .put("avatar_url", "https://avatars.githubusercontent.com/u/" + user.id() + "?v=4")
                .put("gravatar_id", "")
                .put("url", api)
                .put("html_url", "https://github.com/" + user.name());
        for (String part : new String[] {"followers", "subscriptions", "orgs", "repos", "received_events"}) {
            node.put(part + "_url", api + "/" + part);
        }
        return node.put("type", user.name().endsWith("[bot]") ? "Bot" : "User").put("site_admin", false);
    }

    String branch() {
        return text.oneOf(
                        "main", "master", "develop", "feature/", "fix/", "caf\u00E9/", "\u529F\u80FD/", "\uD83D\uDE80/")
                + (random.nextInt(3) == 0 ? random.nextInt(500) : "x");
    }

    String tag() {
        return "v" + random.nextInt(10) + "." + random.nextInt(30) + "." + random.nextInt(30);
    }

    String sha() {
        StringBuilder sha = new StringBuilder(40);
        while (sha.length() < 40) {
            sha.append(Character.forDigit(random.nextInt(16), 16));
        }
        return sha.toString();
    }

    long id() {
        return (long) (random.nextDouble() * MAX_ID);
    }

    int number() {
        return 1 + random.nextInt(20_000);
    }

    String nodeId(String prefix) {
        return prefix + "_" + Long.toString(id(), 36);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
