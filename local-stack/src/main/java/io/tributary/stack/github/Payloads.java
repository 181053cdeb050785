package io.tributary.stack.github;

import static io.tributary.stack.github.PayloadParts.object;
import static io.tributary.stack.github.PayloadParts.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.github.SimulatedEvent.Party;
import io.tributary.stack.github.World.Repository;
import java.time.Instant;
import java.util.Random;

/**
 * The payload of each type of event, in the shape of 2026: pushes without commits, pull requests cut to their id,
 * number, address, head and base.
 *
 * <p>Source: "GitHub event types" in GitHub's documentation and the shapes seen in recordings.
 */
final class Payloads {
    /**
     * What an event is about.
     *
     * @param repository where
     * @param actor who
     * @param at when
     */
    record Scene(Repository repository, Party actor, Instant at) {
        String api() {
            return "https://api.github.com/repos/" + repository.party().name();
        }

        String web() {
            return "https://github.com/" + repository.party().name();
        }
    }

    private final Random random;
    private final UnicodeText text;
    private final PayloadParts parts;

    Payloads(Random random) {
        this.random = random;
        this.text = new UnicodeText(random);
        this.parts = new PayloadParts(random, text);
    }

    ObjectNode push(Scene scene) {
        return object().put("repository_id", scene.repository().party().id())
                .put("push_id", 30_000_000_000L + random.nextInt())
                .put("ref", "refs/heads/" + parts.branch())
                .put("head", parts.sha())
                .put("before", parts.sha());
    }

    ObjectNode create(Scene scene) {
        String kind = text.oneOf("branch", "branch", "tag", "repository");
        ObjectNode payload = ref(kind).put("master_branch", "main");
        payload.put("description", random.nextBoolean() ? text.title() : null);
        return payload.put("pusher_type", pusher(scene));
    }

    ObjectNode delete(Scene scene) {
        return ref(text.oneOf("branch", "tag")).put("pusher_type", pusher(scene));
    }

    ObjectNode watch(Scene scene) {
        return object().put("action", "started");
    }

    ObjectNode madePublic(Scene scene) {
        return object();
    }

    ObjectNode member(Scene scene) {
        ObjectNode payload = object();
        payload.set("member", user(new Party("new-member-" + random.nextInt(1000), parts.id())));
        return payload.put("action", "added");
    }

    ObjectNode fork(Scene scene) {
        String fullName = scene.actor().name() + "/" + scene.repository().simpleName();
        ObjectNode forkee = object().put("id", parts.id())
                .put("node_id", parts.nodeId("R"))
                .put("name", scene.repository().simpleName())
                .put("full_name", fullName)
                .put("private", false);
        forkee.set("owner", user(scene.actor()));
        forkee.put("html_url", "https://github.com/" + fullName)
                .put("description", random.nextInt(3) == 0 ? null : text.title())
                .put("fork", true)
                .put("created_at", scene.at().toString())
                .put("size", random.nextInt(100_000))
                .put("stargazers_count", 0)
                .put("default_branch", "main");
        forkee.putNull("language");
        forkee.putArray("topics").add("kafka").add("time-series");
        ObjectNode payload = object().put("action", "forked");
        payload.set("forkee", forkee);
        return payload;
    }

    ObjectNode issues(Scene scene) {
        ObjectNode payload = object().put("action", text.oneOf("opened", "closed", "reopened", "labeled", "assigned"));
        payload.set("issue", parts.issue(scene));
        return payload;
    }

    ObjectNode issueComment(Scene scene) {
        ObjectNode payload = object().put("action", "created");
        payload.set("issue", parts.issue(scene));
        payload.set("comment", parts.comment(scene, "issues/comments/"));
        return payload;
    }

    ObjectNode commitComment(Scene scene) {
        ObjectNode comment = parts.comment(scene, "comments/").put("commit_id", parts.sha());
        comment.putNull("position").putNull("line").putNull("path");
        ObjectNode payload = object().put("action", "created");
        payload.set("comment", comment);
        return payload;
    }

    ObjectNode pullRequest(Scene scene) {
        ObjectNode pull = parts.cutPullRequest(scene);
        ObjectNode payload =
                object().put("action", text.oneOf("opened", "closed", "merged", "reopened", "synchronize"));
        payload.put("number", pull.get("number").asInt());
        payload.set("pull_request", pull);
        return payload;
    }

    ObjectNode review(Scene scene) {
        ObjectNode review = object().put("id", parts.id()).put("node_id", parts.nodeId("PRR"));
        review.set("user", user(scene.actor()));
        review.put("body", random.nextBoolean() ? text.body() : null)
                .put("commit_id", parts.sha())
                .put("submitted_at", scene.at().toString())
                .put("state", text.oneOf("approved", "commented", "changes_requested"))
                .put("author_association", "CONTRIBUTOR");
        ObjectNode payload = object().put("action", "created");
        payload.set("review", review);
        payload.set("pull_request", parts.cutPullRequest(scene));
        return payload;
    }

    ObjectNode reviewComment(Scene scene) {
        ObjectNode comment = parts.comment(scene, "pulls/comments/")
                .put("diff_hunk", "@@ -1,3 +1,4 @@\n-" + text.title() + "\n+" + text.title())
                .put("path", "src/main/" + parts.branch() + ".java")
                .put("commit_id", parts.sha())
                .put("line", 1 + random.nextInt(900))
                .put("side", "RIGHT");
        comment.putNull("start_line");
        ObjectNode payload = object().put("action", "created");
        payload.set("comment", comment);
        payload.set("pull_request", parts.cutPullRequest(scene));
        return payload;
    }

    ObjectNode release(Scene scene) {
        String tag = parts.tag();
        ObjectNode release = object().put("id", parts.id()).put("node_id", parts.nodeId("RE"));
        release.set("author", user(scene.actor()));
        release.put("html_url", scene.web() + "/releases/tag/" + tag)
                .put("tag_name", tag)
                .put("target_commitish", "main")
                .put("name", tag + " " + text.title())
                .put("draft", false)
                .put("prerelease", random.nextInt(5) == 0)
                .put("published_at", scene.at().toString())
                .put("body", text.body());
        release.putArray("assets");
        ObjectNode payload = object().put("action", "published");
        payload.set("release", release);
        return payload;
    }

    ObjectNode gollum(Scene scene) {
        ObjectNode payload = object();
        ObjectNode page = payload.putArray("pages").addObject();
        page.put("page_name", "Home").put("title", text.title());
        page.putNull("summary");
        page.put("action", text.oneOf("created", "edited"))
                .put("sha", parts.sha())
                .put("html_url", scene.web() + "/wiki/Home");
        return payload;
    }

    ObjectNode discussion(Scene scene) {
        ObjectNode discussion =
                object().put("id", parts.id()).put("number", parts.number()).put("title", text.title());
        discussion.set("user", user(scene.actor()));
        discussion.put("state", "open").put("created_at", scene.at().toString()).put("body", text.body());
        ObjectNode payload = object().put("action", "created");
        payload.set("discussion", discussion);
        return payload;
    }

    private ObjectNode ref(String kind) {
        String ref = switch (kind) {
            case "branch" -> parts.branch();
            case "tag" -> parts.tag();
            default -> null;
        };
        ObjectNode payload = object().put("ref", ref).put("ref_type", kind);
        String folder = kind.equals("tag") ? "refs/tags/" : "refs/heads/";
        return payload.put("full_ref", ref == null ? null : folder + ref);
    }

    private String pusher(Scene scene) {
        return scene.actor().name().endsWith("[bot]") ? "deploy_key" : "user";
    }
}
