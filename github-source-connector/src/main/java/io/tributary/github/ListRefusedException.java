package io.tributary.github;

import io.tributary.github.api.ApiAnswer;
import io.tributary.github.feed.Organization;
import java.io.IOException;

/** GitHub answered, and not with the repositories of an organisation. */
final class ListRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient ApiAnswer answer;

    ListRefusedException(Organization organization, ApiAnswer answer) {
        super("GitHub answers status " + answer.status() + " for the repositories of " + organization);
        this.answer = answer;
    }

    ApiAnswer answer() {
        return answer;
    }
}
