package io.tributary.github.config;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** The name of every key of the connector, and their definition. */
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

    private ConfigKeys() {}

    /** The definition, for Connect and for the reference page. */
    public static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        GitHubKeys.define(def);
        OutputKeys.define(def);
        PollingKeys.define(def);
        HttpKeys.define(def);
        return def;
    }

    /** The words a user writes for the values of an enum. */
    static String[] words(Enum<?>... values) {
        return Stream.of(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }
}
