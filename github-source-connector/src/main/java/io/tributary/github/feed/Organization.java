package io.tributary.github.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An organisation all of whose repositories are to be read: {@code orgs/NAME/*} in {@code github.feeds}.
 *
 * @param name its login, in lower case
 */
public record Organization(String name) {
    private static final Pattern TEXT = Pattern.compile("orgs/([A-Za-z0-9._-]+)/\\*");

    /**
     * Reads an element of {@code github.feeds}.
     *
     * @return empty when it does not stand for an organisation's repositories
     */
    public static Optional<Organization> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Organization(matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "orgs/" + name + "/*";
    }
}
