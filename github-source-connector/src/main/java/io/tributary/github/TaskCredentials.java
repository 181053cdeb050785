package io.tributary.github;

import io.tributary.github.api.AppInstallation;
import io.tributary.github.api.AppKey;
import io.tributary.github.api.Credential;
import io.tributary.github.config.AuthSettings;
import io.tributary.github.config.SourceConfig;
import io.tributary.github.config.TaskShare;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.types.Password;

/**
 * The credentials of one task. With at least as many tokens as tasks, each task has tokens of its own; with fewer, tasks take them in turn
 * and divide their budgets.
 *
 * @param credentials at least one
 * @param sharers how many tasks use the same ones
 */
record TaskCredentials(List<Credential> credentials, int sharers) {
    /** Every credential of the configuration, whichever task uses it. */
    static List<Credential> all(SourceConfig config) {
        AuthSettings auth = config.auth();
        if (auth.usesApp()) {
            return List.of(app(config));
        }
        return auth.tokens().isEmpty()
                ? List.of(Credential.ANONYMOUS)
                : auth.tokens().stream().map(TaskCredentials::token).toList();
    }

    static TaskCredentials of(SourceConfig config) {
        AuthSettings auth = config.auth();
        TaskShare share = config.share();
        int tokens = auth.tokens().size();
        if (auth.usesApp() || tokens == 0) {
            return new TaskCredentials(all(config), share.count());
        }
        if (tokens >= share.count()) {
            List<Credential> own = new ArrayList<>();
            for (int i = share.index(); i < tokens; i += share.count()) {
                own.add(token(auth.tokens().get(i)));
            }
            return new TaskCredentials(own, 1);
        }
        int mine = share.index() % tokens;
        int sharers = (int) IntStream.range(0, share.count())
                .filter(task -> task % tokens == mine)
                .count();
        return new TaskCredentials(List.of(token(auth.tokens().get(mine))), sharers);
    }

    private static Credential app(SourceConfig config) {
        AuthSettings auth = config.auth();
        return new AppInstallation(
                config.endpoint(),
                auth.appId().orElseThrow(),
                auth.installationId().orElseThrow(),
                AppKey.ofPem(auth.privateKey().orElseThrow().value()));
    }

    private static Credential token(Password password) {
        return Credential.token(password.value());
    }
}
