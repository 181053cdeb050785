package io.tributary.github.config;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/**
 * Credentials as configured. {@link Password} keeps them out of every text form.
 *
 * @param tokens personal access tokens
 * @param appId id of a GitHub App
 * @param installationId id of the App's installation
 * @param privateKey the App's key in PEM form
 */
public record AuthSettings(
        List<Password> tokens, Optional<String> appId, Optional<String> installationId, Optional<Password> privateKey) {
    /** Whether anything of an App is configured. */
    public boolean usesApp() {
        return appId.isPresent() || installationId.isPresent() || privateKey.isPresent();
    }
}
