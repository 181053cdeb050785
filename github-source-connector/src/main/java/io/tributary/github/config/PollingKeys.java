package io.tributary.github.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** How often to ask, and how politely. */
final class PollingKeys {
    private static final long DAY = 24 * 60 * 60_000;
    private static final long MINUTE = 60_000;
    private static final long SECOND = 1_000;

    private PollingKeys() {}

    static void define(ConfigDef def) {
        KeyGroup group = new KeyGroup(def, "Polling");
        group.key(
                ConfigKeys.INTERVAL_MIN,
                ConfigDef.Type.LONG,
                null,
                Checks.NULLABLE_POSITIVE,
                Importance.MEDIUM,
                Width.SHORT,
                "Interval",
                """
                Milliseconds between two reads of a feed, in place of the interval GitHub asks for (`X-Poll-Interval`, 60 s).
                Unset obeys GitHub. To ask faster is against GitHub's rules; it is meant for your own server, simulators and tests.
                Never faster than the rate limits allow.""");
        group.key(
                ConfigKeys.INTERVAL_MAX,
                ConfigDef.Type.LONG,
                null,
                Checks.NULLABLE_POSITIVE,
                Importance.LOW,
                Width.SHORT,
                "Longest interval",
                """
                After five reads without news a feed's interval grows by half each time, up to this many milliseconds. Unset is
                five times the interval it started from.""");
        group.key(
                ConfigKeys.INTERVAL_ADAPTIVE,
                ConfigDef.Type.BOOLEAN,
                false,
                null,
                Importance.LOW,
                Width.SHORT,
                "Adaptive interval",
                """
                With `poll.interval.min.ms` set: let the interval move between it and GitHub's so that about half of a feed's
                window is new at each read. A busy feed is then read often enough not to miss events, a quiet one seldom.""");
        group.key(
                ConfigKeys.SWEEP_INTERVAL,
                ConfigDef.Type.LONG,
                15 * MINUTE,
                Range.between(0L, DAY),
                Importance.LOW,
                Width.SHORT,
                "Sweep interval",
                """
                A read usually ends at the first page that shows nothing new. This often, in milliseconds, it goes on to the end
                of the window, to catch events that GitHub shows late and deeper down. 0 does so at each read. Pages that did not
                change cost no budget.""");
        group.key(
                ConfigKeys.PAGE_SIZE,
                ConfigDef.Type.INT,
                100,
                Range.between(1, 100),
                Importance.LOW,
                Width.SHORT,
                "Page size",
                """
                Events to ask for per page; GitHub gives at most 100.""");
        group.key(
                ConfigKeys.SEEN_IDS,
                ConfigDef.Type.INT,
                2_000,
                Range.between(1_000, 20_000),
                Importance.LOW,
                Width.SHORT,
                "Ids remembered",
                """
                How many event ids to remember per feed, in memory and in the source offset (about five bytes each), to hand on no
                event twice.""");
        group.key(
                ConfigKeys.RESERVE,
                ConfigDef.Type.INT,
                10,
                Range.between(0, 90),
                Importance.MEDIUM,
                Width.SHORT,
                "Reserve",
                """
                Percent of each token's hourly limit to leave for its other users. The rest is divided evenly over the tasks that
                share the token; when it is used up, the task waits for the next hour.""");
        group.key(
                ConfigKeys.BACKOFF_MAX,
                ConfigDef.Type.LONG,
                5 * MINUTE,
                Range.between(SECOND, DAY),
                Importance.LOW,
                Width.SHORT,
                "Longest backoff",
                """
                After an error of the server or the network a feed is asked again after 1 s, then ever later, up to this many
                milliseconds.""");
    }
}
