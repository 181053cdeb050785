package io.tributary.github.config;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.api.HttpSettings;
import io.tributary.github.event.EventFilter;
import io.tributary.github.event.EventRecords;
import io.tributary.github.event.HeaderField;
import io.tributary.github.event.KeyMode;
import io.tributary.github.event.TopicTemplate;
import io.tributary.github.event.ValueMode;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.FeedStart;
import io.tributary.github.feed.Organization;
import io.tributary.github.feed.ReadSettings;
import io.tributary.github.poll.PollSettings;
import io.tributary.github.poll.PollSettings.OnRefusal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/**
 * The configuration, read once. Every value is checked by {@link ConfigKeys} before it gets here.
 *
 * @param share which task of how many this is
 * @param endpoint where the API is
 * @param http how to speak to it
 * @param auth with which credentials
 * @param feeds what to read
 * @param organizations whose repositories to read as well
 * @param expandInterval how often to list those
 * @param reading how to read a feed
 * @param polling how often
 * @param reserve part of each token's limit to leave alone, 0 to 0.9
 * @param output what records look like
 */
public record SourceConfig(
        TaskShare share,
        ApiEndpoint endpoint,
        HttpSettings http,
        AuthSettings auth,
        List<Feed> feeds,
        List<Organization> organizations,
        Duration expandInterval,
        ReadSettings reading,
        PollSettings polling,
        double reserve,
        OutputSettings output) {
    /**
     * Reads the properties of a connector or of one of its tasks.
     *
     * @throws org.apache.kafka.common.config.ConfigException when a value is missing or wrong
     */
    public static SourceConfig of(Map<String, String> properties, String version) {
        AbstractConfig config = new AbstractConfig(ConfigKeys.definition(), properties, false);
        return new SourceConfig(
                TaskShare.of(properties),
                ApiEndpoint.of(config.getString(ConfigKeys.API_URL)),
                http(config, version),
                auth(config),
                config.getList(ConfigKeys.FEEDS).stream()
                        .flatMap(text -> Feed.parse(text).stream())
                        .toList(),
                config.getList(ConfigKeys.FEEDS).stream()
                        .flatMap(text -> Organization.parse(text).stream())
                        .toList(),
                Duration.ofMillis(config.getLong(ConfigKeys.EXPAND_INTERVAL)),
                reading(config),
                polling(config),
                config.getInt(ConfigKeys.RESERVE) / 100.0,
                output(config));
    }

    private static HttpSettings http(AbstractConfig config, String version) {
        return new HttpSettings(
                config.getString(ConfigKeys.API_VERSION),
                "tributary-github-source/" + version,
                Duration.ofMillis(config.getInt(ConfigKeys.CONNECT_TIMEOUT)),
                Duration.ofMillis(config.getInt(ConfigKeys.REQUEST_TIMEOUT)),
                config.getInt(ConfigKeys.MAX_RESPONSE),
                text(config, ConfigKeys.PROXY).map(SourceConfig::address),
                text(config, ConfigKeys.TRUSTSTORE)
                        .map(file -> new TrustStore(
                                        file,
                                        config.getString(ConfigKeys.TRUSTSTORE_TYPE),
                                        Optional.ofNullable(config.getPassword(ConfigKeys.TRUSTSTORE_PASSWORD))
                                                .map(Password::value))
                                .context()));
    }

    private static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        // Unresolved: the name may change its address while the worker runs.
        return InetSocketAddress.createUnresolved(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    private static AuthSettings auth(AbstractConfig config) {
        List<Password> tokens = Optional.ofNullable(config.getPassword(ConfigKeys.TOKEN)).stream()
                .flatMap(all -> Stream.of(all.value().split(",", -1)))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(Password::new)
                .toList();
        return new AuthSettings(
                tokens,
                text(config, ConfigKeys.APP_ID),
                text(config, ConfigKeys.APP_INSTALLATION_ID),
                Optional.ofNullable(config.getPassword(ConfigKeys.APP_PRIVATE_KEY))
                        .filter(key -> !key.value().isBlank()));
    }

    private static ReadSettings reading(AbstractConfig config) {
        return new ReadSettings(
                config.getInt(ConfigKeys.PAGE_SIZE),
                config.getInt(ConfigKeys.SEEN_IDS),
                Duration.ofMillis(config.getLong(ConfigKeys.SWEEP_INTERVAL)),
                FeedStart.parse(config.getString(ConfigKeys.FEEDS_START)).orElseThrow(),
                !filter(config).keepsAll());
    }

    private static PollSettings polling(AbstractConfig config) {
        return new PollSettings(
                Optional.ofNullable(config.getLong(ConfigKeys.INTERVAL_MIN)).map(Duration::ofMillis),
                Optional.ofNullable(config.getLong(ConfigKeys.INTERVAL_MAX)).map(Duration::ofMillis),
                config.getBoolean(ConfigKeys.INTERVAL_ADAPTIVE),
                Duration.ofMillis(config.getLong(ConfigKeys.BACKOFF_MAX)),
                word(OnRefusal.class, config.getString(ConfigKeys.FEEDS_ON_REFUSAL)));
    }

    private static OutputSettings output(AbstractConfig config) {
        Set<HeaderField> headers = EnumSet.noneOf(HeaderField.class);
        config.getList(ConfigKeys.HEADERS).forEach(name -> headers.add(word(HeaderField.class, name)));
        return new OutputSettings(
                new EventRecords(
                        new TopicTemplate(config.getString(ConfigKeys.TOPIC)),
                        word(ValueMode.class, config.getString(ConfigKeys.VALUE_MODE)),
                        word(KeyMode.class, config.getString(ConfigKeys.KEY_MODE)),
                        headers),
                filter(config),
                text(config, ConfigKeys.GAPS_TOPIC));
    }

    private static EventFilter filter(AbstractConfig config) {
        return new EventFilter(
                words(config.getList(ConfigKeys.TYPES_INCLUDE)),
                words(config.getList(ConfigKeys.TYPES_EXCLUDE)),
                config.getString(ConfigKeys.FILTER_BOTS).equalsIgnoreCase("keep"),
                config.getString(ConfigKeys.FILTER_PRIVATE).equalsIgnoreCase("keep"));
    }

    private static Set<String> words(Collection<String> list) {
        return Set.copyOf(list);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> text(AbstractConfig config, String key) {
        return Optional.of(config.getString(key).strip()).filter(text -> !text.isEmpty());
    }
}
