package io.tributary.github.config;

import io.tributary.github.event.HeaderField;
import io.tributary.github.event.KeyMode;
import io.tributary.github.event.ValueMode;
import io.tributary.github.poll.PollSettings.OnRefusal;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Every key of the connector, with its default, its limits and its documentation. */
public final class ConfigKeys {
    public static final String API_URL = "github.api.url";
    public static final String API_VERSION = "github.api.version";
    public static final String TOKEN = "github.token";
    public static final String APP_ID = "github.app.id";
    public static final String APP_INSTALLATION_ID = "github.app.installation.id";
    public static final String APP_PRIVATE_KEY = "github.app.private.key";
    public static final String FEEDS = "github.feeds";
    public static final String EXPAND_INTERVAL = "feeds.expand.interval.ms";
    public static final String FEEDS_START = "feeds.start";
    public static final String FEEDS_ON_REFUSAL = "feeds.on.refusal";
    public static final String TOPIC = "topic";
    public static final String VALUE_MODE = "value.mode";
    public static final String KEY_MODE = "key.mode";
    public static final String HEADERS = "headers.add";
    public static final String TYPES_INCLUDE = "filter.types.include";
    public static final String TYPES_EXCLUDE = "filter.types.exclude";
    public static final String FILTER_BOTS = "filter.bots";
    public static final String FILTER_PRIVATE = "filter.private";
    public static final String GAPS_TOPIC = "gaps.topic";
    public static final String INTERVAL_MIN = "poll.interval.min.ms";
    public static final String INTERVAL_MAX = "poll.interval.max.ms";
    public static final String INTERVAL_ADAPTIVE = "poll.interval.adaptive";
    public static final String SWEEP_INTERVAL = "poll.sweep.interval.ms";
    public static final String PAGE_SIZE = "poll.page.size";
    public static final String SEEN_IDS = "poll.seen.ids";
    public static final String BACKOFF_MAX = "poll.backoff.max.ms";
    public static final String RESERVE = "rate.limit.reserve.percent";
    public static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    public static final String REQUEST_TIMEOUT = "http.request.timeout.ms";
    public static final String MAX_RESPONSE = "http.max.response.bytes";
    public static final String PROXY = "http.proxy";
    public static final String TRUSTSTORE = "http.truststore.location";
    public static final String TRUSTSTORE_PASSWORD = "http.truststore.password";
    public static final String TRUSTSTORE_TYPE = "http.truststore.type";

    public static final String LIVE = "validate.live";
    public static final String LIVE_TIMEOUT = "validate.live.timeout.ms";

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;

    private ConfigKeys() {}

    /** The definition, for Connect and for the reference page. */
    public static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        github(new Group(def, "GitHub"));
        output(new Group(def, "Output"));
        polling(new Group(def, "Polling"));
        http(new Group(def, "HTTP"));
        return def;
    }

    private static void github(Group group) {
        group.key(
                FEEDS,
                ConfigDef.Type.LIST,
                ConfigDef.NO_DEFAULT_VALUE,
                Checks.FEEDS,
                Importance.HIGH,
                Width.LONG,
                "Feeds",
                """
                What to read: a list of feeds, separated by commas.
                `public` is everything GitHub shows of everybody (a sample: GitHub shows 300 events at a time);
                `repos/OWNER/NAME` a repository; `networks/OWNER/NAME` a repository and its forks; `orgs/NAME` an organisation's
                public events; `users/NAME` what a user did (`users-public/NAME` leaves private events out);
                `received/NAME` what the repositories and users that NAME follows did (`received-public/NAME` likewise);
                `dashboards/USER/ORG` an organisation as its member USER sees it, which needs that user's token.
                `orgs/NAME/*` stands for every repository of the organisation, each as a feed of its own: listed when the connector
                starts, and again every `feeds.expand.interval.ms`.
                Upper and lower case make no difference.""");
        group.key(
                API_URL,
                ConfigDef.Type.STRING,
                "https://api.github.com",
                Checks.API_URL,
                Importance.MEDIUM,
                Width.MEDIUM,
                "API URL",
                """
                Base URL of the REST API. For GitHub Enterprise Server: `https://HOST/api/v3`. It is part of the source partition:
                the same feed on another server has its own offset.""");
        group.key(TOKEN, ConfigDef.Type.PASSWORD, null, null, Importance.HIGH, Width.LONG, "Token", """
                A personal access token, or several separated by commas; best from a config provider, as in
                `${file:/path/secrets.properties:github.token}`. Public feeds need no permission. Without a token GitHub allows
                60 requests an hour from the worker's address, with one 5,000. Each token sends one request at a time, and feeds
                are divided over the tokens.""");
        group.key(APP_ID, ConfigDef.Type.STRING, "", null, Importance.LOW, Width.SHORT, "App id", """
                Id or client id of a GitHub App, to use its installation tokens in place of `github.token`. Needs
                `github.app.installation.id` and `github.app.private.key`.""");
        group.key(
                APP_INSTALLATION_ID,
                ConfigDef.Type.STRING,
                "",
                Checks.DIGITS,
                Importance.LOW,
                Width.SHORT,
                "App installation id",
                """
                Id of the App's installation: the number at the end of the address of its settings page.""");
        group.key(
                APP_PRIVATE_KEY,
                ConfigDef.Type.PASSWORD,
                null,
                Checks.PRIVATE_KEY,
                Importance.LOW,
                Width.LONG,
                "App private key",
                """
                The App's RSA private key in PEM form, as GitHub lets you download it; line ends may be written as `\\\\n`.
                Installation tokens are fetched with it and renewed five minutes before they expire.""");
        group.key(
                API_VERSION,
                ConfigDef.Type.STRING,
                "2022-11-28",
                Checks.DATE,
                Importance.LOW,
                Width.SHORT,
                "API version",
                """
                Value of the `X-GitHub-Api-Version` header. GitHub answers 400 to a version it does not know.""");
        group.key(
                FEEDS_START,
                ConfigDef.Type.STRING,
                "window",
                Checks.oneOf("window", "now"),
                Importance.MEDIUM,
                Width.SHORT,
                "Start",
                """
                Where a feed without an offset starts: `window` with all the events GitHub still shows (up to 300, up to 30 days
                old), `now` with those that come after its first read.""");
        group.key(
                EXPAND_INTERVAL,
                ConfigDef.Type.LONG,
                60 * MINUTE,
                Range.between(MINUTE, DAY),
                Importance.LOW,
                Width.SHORT,
                "Expansion interval",
                """
                How often, in milliseconds, to list the repositories of `orgs/NAME/*` again. When they have changed, feeds are
                divided over tasks anew.""");
        group.key(
                FEEDS_ON_REFUSAL,
                ConfigDef.Type.STRING,
                "retry",
                Checks.oneOf(OnRefusal.values()),
                Importance.MEDIUM,
                Width.SHORT,
                "On refusal",
                """
                What to do about a feed that GitHub refuses three times in a row (404, 410, 451, 403 without a rate limit: missing,
                renamed away, blocked, or no access). `retry` goes on asking, ever more seldom, up to once an hour; `skip` leaves
                it out until the task starts anew; `fail` fails the task. With `retry` and `skip` other feeds go on, and the
                metrics count it.""");
    }

    private static void output(Group group) {
        group.key(
                TOPIC,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                Checks.TOPIC,
                Importance.HIGH,
                Width.MEDIUM,
                "Topic",
                """
                The topic to write to. May hold `${type}` (the event's type), `${owner}` and `${repo}` (the two parts of the
                repository's name): `github.${type}` gives `github.PushEvent` and so on. Characters that a topic's name cannot
                have become `_`, a part that an event lacks becomes `unknown`.""");
        group.key(
                VALUE_MODE,
                ConfigDef.Type.STRING,
                "flat",
                Checks.oneOf(ValueMode.values()),
                Importance.HIGH,
                Width.SHORT,
                "Value",
                """
                What a record's value is. `flat`: one row of plain columns as a Struct (id, type, repo, actor, org, created_at as a
                Connect Timestamp, action, ref, number and so on). `struct`: the envelope as a Struct with the payload as JSON
                text. `map`: the whole event as maps and lists without a schema, for a JsonConverter with
                `schemas.enable=false`. `raw`: the event's JSON as bytes, exactly as GitHub sent it; use it with
                `org.apache.kafka.connect.converters.ByteArrayConverter`.""");
        group.key(
                KEY_MODE,
                ConfigDef.Type.STRING,
                "id",
                Checks.oneOf(KeyMode.values()),
                Importance.MEDIUM,
                Width.SHORT,
                "Key",
                """
                What a record's key is, as a string: the event's `id`, the full name of the `repository`, the login of the
                `actor`, or `none`. Records with the same key stay in order.""");
        group.key(
                HEADERS,
                ConfigDef.Type.LIST,
                "type,id,action,feed",
                Checks.listOf(HeaderField.values()),
                Importance.LOW,
                Width.MEDIUM,
                "Headers",
                """
                Facts to add to each record as string headers: any of `type`, `id`, `action`, `feed`. They are named
                `github.type` and so on. Empty adds none.""");
        group.key(TYPES_INCLUDE, ConfigDef.Type.LIST, "", null, Importance.MEDIUM, Width.LONG, "Types to keep", """
                Event types to keep, for instance `PushEvent,WatchEvent`. Empty keeps all, also types GitHub has yet to
                invent.""");
        group.key(TYPES_EXCLUDE, ConfigDef.Type.LIST, "", null, Importance.MEDIUM, Width.LONG, "Types to drop", """
                Event types to drop, for instance `WatchEvent`; a type cannot be in both lists.""");
        group.key(
                FILTER_BOTS,
                ConfigDef.Type.STRING,
                "keep",
                Checks.oneOf("keep", "drop"),
                Importance.LOW,
                Width.SHORT,
                "Bots",
                """
                Whether to `keep` or `drop` what bots did: actors whose login ends with `[bot]`.""");
        group.key(
                FILTER_PRIVATE,
                ConfigDef.Type.STRING,
                "keep",
                Checks.oneOf("keep", "drop"),
                Importance.LOW,
                Width.SHORT,
                "Private",
                """
                Whether to `keep` or `drop` events of private repositories, which some tokens can see.""");
        group.key(
                GAPS_TOPIC,
                ConfigDef.Type.STRING,
                "",
                Checks.FIXED_TOPIC,
                Importance.LOW,
                Width.MEDIUM,
                "Topic of gap markers",
                """
                A topic for one record per possible gap: a read that shows nothing of what the read before had shown, so that
                events may have been missed. Empty writes none; gaps are counted and logged in any case.""");
    }

    private static void polling(Group group) {
        group.key(
                INTERVAL_MIN,
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
                INTERVAL_MAX,
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
                INTERVAL_ADAPTIVE,
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
                SWEEP_INTERVAL,
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
                PAGE_SIZE,
                ConfigDef.Type.INT,
                100,
                Range.between(1, 100),
                Importance.LOW,
                Width.SHORT,
                "Page size",
                """
                Events to ask for per page; GitHub gives at most 100.""");
        group.key(
                SEEN_IDS,
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
                RESERVE, ConfigDef.Type.INT, 10, Range.between(0, 90), Importance.MEDIUM, Width.SHORT, "Reserve", """
                Percent of each token's hourly limit to leave for its other users. The rest is divided evenly over the tasks that
                share the token; when it is used up, the task waits for the next hour.""");
        group.key(
                BACKOFF_MAX,
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

    private static void http(Group group) {
        group.key(
                CONNECT_TIMEOUT,
                ConfigDef.Type.INT,
                10_000,
                Range.between(100, 600_000),
                Importance.LOW,
                Width.SHORT,
                "Connect time-out",
                """
                Milliseconds to wait for a connection.""");
        group.key(
                REQUEST_TIMEOUT,
                ConfigDef.Type.INT,
                30_000,
                Range.between(100, 600_000),
                Importance.LOW,
                Width.SHORT,
                "Request time-out",
                """
                Milliseconds from sending a request to the last byte of its answer.""");
        group.key(
                MAX_RESPONSE,
                ConfigDef.Type.INT,
                32 << 20,
                Range.between(1 << 16, 1 << 30),
                Importance.LOW,
                Width.SHORT,
                "Longest answer",
                """
                Bytes of the longest answer taken, compressed or not; a longer one counts as an error of the server.""");
        group.key(PROXY, ConfigDef.Type.STRING, "", Checks.PROXY, Importance.LOW, Width.MEDIUM, "Proxy", """
                `HOST:PORT` of an HTTP proxy without a password. Empty connects directly.""");
        group.key(TRUSTSTORE, ConfigDef.Type.STRING, "", null, Importance.LOW, Width.LONG, "Trust store", """
                File with the certificates to trust, for an Enterprise Server with its own authority. Empty trusts what the
                worker's JVM trusts.""");
        group.key(
                TRUSTSTORE_PASSWORD,
                ConfigDef.Type.PASSWORD,
                null,
                null,
                Importance.LOW,
                Width.MEDIUM,
                "Trust store password",
                """
                Password of the trust store, if it has one.""");
        group.key(
                TRUSTSTORE_TYPE,
                ConfigDef.Type.STRING,
                "PKCS12",
                Checks.oneOf("PKCS12", "JKS", "PEM"),
                Importance.LOW,
                Width.SHORT,
                "Trust store type",
                """
                Format of the trust store: `PKCS12`, `JKS`, or `PEM` (a file of certificates).""");
        group.key(LIVE, ConfigDef.Type.BOOLEAN, false, null, Importance.LOW, Width.SHORT, "Live check", """
                Whether validation asks GitHub: are the credentials good and for how long, can the feeds be reached (the first 25),
                is the budget enough. Costs one request per token and feed. Validation also runs when a connector is created or
                changed, which then needs GitHub to answer.""");
        group.key(
                LIVE_TIMEOUT,
                ConfigDef.Type.INT,
                10_000,
                Range.between(100, 60_000),
                Importance.LOW,
                Width.SHORT,
                "Live check time-out",
                """
                Milliseconds that the live check may take in all.""");
    }

    /** The words a user writes for the values of an enum. */
    static String[] words(Enum<?>... values) {
        return Stream.of(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    /** Adds keys to one group in the order they are written here. */
    private static final class Group {
        private final ConfigDef def;
        private final String name;
        private int order;

        Group(ConfigDef def, String name) {
            this.def = def;
            this.name = name;
        }

        void key(
                String key,
                ConfigDef.Type type,
                Object defaultValue,
                Validator validator,
                Importance importance,
                Width width,
                String displayName,
                String documentation) {
            order++;
            def.define(
                    key,
                    type,
                    defaultValue,
                    validator,
                    importance,
                    documentation.strip(),
                    name,
                    order,
                    width,
                    displayName);
        }
    }
}
