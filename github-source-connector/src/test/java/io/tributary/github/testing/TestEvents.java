package io.tributary.github.testing;

import java.time.Instant;
import java.util.List;

/** Events in the shape GitHub gives them, made up. */
public final class TestEvents {
    private TestEvents() {}

    /** A push, with an emoji and an escaped quote on the way. */
    public static String push(long id, Instant createdAt) {
        return """
                {"id":"%d","type":"PushEvent","actor":{"id":7,"login":"ada","display_login":"ada","gravatar_id":""},\
                "repo":{"id":42,"name":"ada/engine","url":"https://api.github.com/repos/ada/engine"},\
                "payload":{"repository_id":42,"push_id":%d,"ref":"refs/heads/main","head":"c0ffee","before":"beef","note":"gr\u00fc\u00dfe \ud83d\ude80 \\"q\\" [1,2]"},\
                "public":true,"created_at":"%s"}""".formatted(id, id + 1, createdAt);
    }

    /** A page as GitHub sends it. */
    public static String page(List<String> events) {
        return "[" + String.join(",", events) + "]";
    }
}
