package io.tributary.github.config;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.api.AppKey;
import io.tributary.github.event.TopicTemplate;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.FeedStart;
import io.tributary.github.feed.Organization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Checks of single values. Their messages say what to write instead, and never show a secret. */
final class Checks {
    static final Validator FEEDS = of("feeds: public, repos/OWNER/NAME, orgs/NAME, users/NAME, …", Checks::feeds);
    static final Validator FEEDS_START = of("window, now, or a time such as 2026-01-28T04:00:00Z", Checks::feedsStart);
    static final Validator API_URL = of("an absolute http or https URL", Checks::apiUrl);
    static final Validator TOKENS = of("tokens of printable ASCII characters, separated by commas", Checks::tokens);
    static final Validator DIGITS = of("digits", Checks::digits);
    static final Validator DATE = of("a date such as 2022-11-28", Checks::date);
    static final Validator TOPIC = of("a topic's name, with ${type}, ${owner}, ${repo}", Checks::topic);
    static final Validator FIXED_TOPIC = of("a topic's name, or empty", Checks::fixedTopic);
    static final Validator NULLABLE_POSITIVE = of("[1,...]", Checks::positive);
    static final Validator PROXY = of("HOST:PORT, or empty", Checks::proxy);
    static final Validator PRIVATE_KEY = of("an RSA private key in PEM form", Checks::privateKey);

    private Checks() {}

    static Validator oneOf(Enum<?>... values) {
        return oneOf(ConfigKeys.words(values));
    }

    static Validator oneOf(String... words) {
        List<String> known = List.of(words);
        return of(known.toString(), (name, value) -> {
            if (value instanceof String word
                    && !known.contains(word.toLowerCase(Locale.ROOT))
                    && !known.contains(word)) {
                throw bad(name, "'" + word + "' is not known; write one of " + known + ".");
            }
        });
    }

    static Validator listOf(Enum<?>... values) {
        List<String> known = List.of(ConfigKeys.words(values));
        return of("any of " + known, (name, value) -> {
            for (String word : texts(value)) {
                if (!known.contains(word.toLowerCase(Locale.ROOT))) {
                    throw bad(name, "'" + word + "' is not known; write any of " + known + ".");
                }
            }
        });
    }

    private static void feeds(String name, Object value) {
        Set<Object> seen = new HashSet<>();
        for (String text : texts(value)) {
            Optional<?> feed = text.endsWith("/*") ? Organization.parse(text) : Feed.parse(text);
            if (feed.isEmpty()) {
                throw bad(
                        name,
                        "'" + text + "' is no feed. Write public, repos/OWNER/NAME, networks/OWNER/NAME, orgs/NAME,"
                                + " users/NAME, users-public/NAME, received/NAME, received-public/NAME, dashboards/USER/ORG or orgs/NAME/*.");
            }
            if (!seen.add(feed.get())) {
                throw bad(name, "'" + text + "' is there twice.");
            }
        }
        if (seen.isEmpty()) {
            throw bad(name, "The list is empty: name at least one feed, for instance public.");
        }
    }

    private static void feedsStart(String name, Object value) {
        if (FeedStart.parse((String) value).isEmpty()) {
            throw bad(name, "Write window, now, or a time with its offset, such as 2026-01-28T04:00:00Z.");
        }
    }

    private static void apiUrl(String name, Object value) {
        try {
            ApiEndpoint.of((String) value);
        } catch (IllegalArgumentException e) {
            throw bad(
                    name,
                    "This is not an absolute http or https URL. Write https://api.github.com, or"
                            + " https://HOST/api/v3 for an Enterprise Server.");
        }
    }

    /** Java's HTTP client quotes a header that it cannot send, and Connect prints that into the log: such a token must not get there. */
    private static void tokens(String name, Object value) {
        for (String token : ((Password) value).value().split(",", -1)) {
            if (!token.strip().matches("[\\x21-\\x7e]*")) {
                throw bad(
                        name,
                        "A token holds a space, a line end or a character that is not ASCII: write tokens as GitHub shows them, separated by"
                                + " commas.");
            }
        }
    }

    private static void digits(String name, Object value) {
        if (!((String) value).matches("[0-9]*")) {
            throw bad(name, "Write digits only.");
        }
    }

    private static void date(String name, Object value) {
        if (!((String) value).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw bad(name, "Write a date such as 2022-11-28.");
        }
    }

    private static void topic(String name, Object value) {
        if (value instanceof String template) {
            TopicTemplate.problem(template).ifPresent(problem -> {
                throw bad(name, problem);
            });
        }
    }

    private static void fixedTopic(String name, Object value) {
        String topic = (String) value;
        if (!topic.isEmpty()) {
            if (topic.contains("${")) {
                throw bad(name, "This topic's name is fixed: it cannot hold ${…}.");
            }
            topic(name, topic);
        }
    }

    private static void positive(String name, Object value) {
        if (value instanceof Number number && number.longValue() < 1) {
            throw bad(name, "Write a number of milliseconds above 0, or leave the key out.");
        }
    }

    private static void proxy(String name, Object value) {
        String proxy = (String) value;
        if (!proxy.isEmpty() && !(proxy.matches("[^:/@\\s]+:[0-9]{1,5}") && isPort(proxy))) {
            throw bad(name, "Write HOST:PORT with a port from 1 to 65535, for instance proxy.example.com:3128.");
        }
    }

    private static boolean isPort(String hostAndPort) {
        int port = Integer.parseInt(hostAndPort.substring(hostAndPort.indexOf(':') + 1));
        return port >= 1 && port <= 65_535;
    }

    private static void privateKey(String name, Object value) {
        if (value instanceof Password key && !key.value().isBlank()) {
            try {
                AppKey.ofPem(key.value());
            } catch (IllegalArgumentException e) {
                throw bad(
                        name,
                        "This is not an RSA private key in PEM form, or it is cut off or encrypted. Write the whole file that GitHub gave"
                                + " you, with '-----BEGIN RSA PRIVATE KEY-----' and its end.");
            }
        }
    }

    private static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(it -> texts.add(String.valueOf(it)));
        }
        return texts;
    }

    private static ConfigException bad(String name, String sentence) {
        // The value is left out of the message: Connect's own form would quote it, and some are secrets.
        return new ConfigException("Invalid value for configuration " + name + ": " + sentence);
    }

    private static Validator of(String description, Validator check) {
        return LambdaValidator.with(
                (name, value) -> {
                    if (value != null) {
                        check.ensureValid(name, value);
                    }
                },
                () -> description);
    }
}
