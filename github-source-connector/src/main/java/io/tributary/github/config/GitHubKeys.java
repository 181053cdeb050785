package io.tributary.github.config;

import io.tributary.github.poll.PollSettings.OnRefusal;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** What to read from GitHub, and with which credentials. */
final class GitHubKeys {
    private static final long DAY = 24 * 60 * 60_000;
    private static final long MINUTE = 60_000;

    private GitHubKeys() {}

    static void define(ConfigDef def) {
        KeyGroup group = new KeyGroup(def, "GitHub");
        group.key(
                ConfigKeys.FEEDS,
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
                ConfigKeys.API_URL,
                ConfigDef.Type.STRING,
                "https://api.github.com",
                Checks.API_URL,
                Importance.MEDIUM,
                Width.MEDIUM,
                "API URL",
                """
                Base URL of the REST API. For GitHub Enterprise Server: `https://HOST/api/v3`. It is part of the source partition:
                the same feed on another server has its own offset.""");
        group.key(
                ConfigKeys.TOKEN,
                ConfigDef.Type.PASSWORD,
                null,
                Checks.TOKENS,
                Importance.HIGH,
                Width.LONG,
                "Token",
                """
                A personal access token, or several separated by commas; best from a config provider, as in
                `${file:/path/secrets.properties:github.token}`. Public feeds need no permission. Without a token GitHub allows
                60 requests an hour from the worker's address, with one 5,000. Each token sends one request at a time, and feeds
                are divided over the tokens.""");
        group.key(ConfigKeys.APP_ID, ConfigDef.Type.STRING, "", null, Importance.LOW, Width.SHORT, "App id", """
                Id or client id of a GitHub App, to use its installation tokens in place of `github.token`. Needs
                `github.app.installation.id` and `github.app.private.key`.""");
        group.key(
                ConfigKeys.APP_INSTALLATION_ID,
                ConfigDef.Type.STRING,
                "",
                Checks.DIGITS,
                Importance.LOW,
                Width.SHORT,
                "App installation id",
                """
                Id of the App's installation: the number at the end of the address of its settings page.""");
        group.key(
                ConfigKeys.APP_PRIVATE_KEY,
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
                ConfigKeys.API_VERSION,
                ConfigDef.Type.STRING,
                "2022-11-28",
                Checks.DATE,
                Importance.LOW,
                Width.SHORT,
                "API version",
                """
                Value of the `X-GitHub-Api-Version` header. GitHub answers 400 to a version it does not know.""");
        group.key(
                ConfigKeys.FEEDS_START,
                ConfigDef.Type.STRING,
                "window",
                Checks.FEEDS_START,
                Importance.MEDIUM,
                Width.SHORT,
                "Start",
                """
                Where a feed without an offset starts: `window` with all the events GitHub still shows (up to 300, up to 30 days
                old), `now` with those that come after its first read, or a time such as `2026-01-28T04:00:00Z` with those that
                happened since, as far as GitHub still shows them. A feed has no offset before its first record is written: with
                `now`, a task that starts before that begins anew, and what came while it was away is not read. A time stays as it
                is.""");
        group.key(
                ConfigKeys.EXPAND_INTERVAL,
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
                ConfigKeys.FEEDS_ON_REFUSAL,
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
}
