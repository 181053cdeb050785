package io.tributary.github.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code Link} header (RFC 8288), as far as GitHub uses it: {@code <uri>; rel="next", …}. */
final class LinkHeader {
    private static final Pattern LINK =
            Pattern.compile("<([^>]*)>((?:\\s*;\\s*[^\\s;,=]+\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,]+))*)");
    private static final Pattern REL =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,]+))", Pattern.CASE_INSENSITIVE);

    private LinkHeader() {}

    static Optional<URI> parse(String header, String relation) {
        return LINK.matcher(header)
                .results()
                .filter(link -> names(link.group(2), relation))
                .findFirst()
                .flatMap(link -> uri(link.group(1)));
    }

    private static boolean names(String parameters, String relation) {
        Matcher rel = REL.matcher(parameters);
        return rel.find()
                && Stream.of((rel.group(1) != null ? rel.group(1) : rel.group(2)).split("\\s+", -1))
                        .anyMatch(relation::equalsIgnoreCase);
    }

    static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text.trim()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
