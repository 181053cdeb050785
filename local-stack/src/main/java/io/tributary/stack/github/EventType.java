package io.tributary.stack.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.github.Payloads.Scene;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * A type of event.
 *
 * @param name as in the event's {@code type}
 * @param weight its rough share of the public feed
 * @param payload makes a payload of this type
 */
record EventType(String name, int weight, BiFunction<Payloads, Scene, ObjectNode> payload) {
    /** The types that the API shows today. */
    static final List<EventType> ALL = List.of(
            new EventType("PushEvent", 520, Payloads::push),
            new EventType("CreateEvent", 130, Payloads::create),
            new EventType("PullRequestEvent", 80, Payloads::pullRequest),
            new EventType("WatchEvent", 70, Payloads::watch),
            new EventType("IssueCommentEvent", 60, Payloads::issueComment),
            new EventType("DeleteEvent", 40, Payloads::delete),
            new EventType("IssuesEvent", 25, Payloads::issues),
            new EventType("PullRequestReviewEvent", 20, Payloads::review),
            new EventType("PullRequestReviewCommentEvent", 15, Payloads::reviewComment),
            new EventType("ForkEvent", 15, Payloads::fork),
            new EventType("ReleaseEvent", 8, Payloads::release),
            new EventType("CommitCommentEvent", 4, Payloads::commitComment),
            new EventType("GollumEvent", 4, Payloads::gollum),
            new EventType("MemberEvent", 4, Payloads::member),
            new EventType("PublicEvent", 3, Payloads::madePublic),
            new EventType("DiscussionEvent", 2, Payloads::discussion));

    private static final int TOTAL = ALL.stream().mapToInt(EventType::weight).sum();

    static EventType pick(Random random) {
        int left = random.nextInt(TOTAL);
        for (EventType type : ALL) {
            left -= type.weight;
            if (left < 0) {
                return type;
            }
        }
        throw new IllegalStateException("The weights add up to " + TOTAL);
    }
}
