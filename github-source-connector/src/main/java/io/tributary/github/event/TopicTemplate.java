package io.tributary.github.event;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a topic, with places for parts of the event: {@code ${type}}, {@code ${owner}}, {@code ${repo}}.
 *
 * <p>What is put in place is made legal for a topic: every character but letters, digits, dot, underscore and hyphen becomes an
 * underscore, and a part the event lacks becomes {@code unknown}.
 */
public final class TopicTemplate {
    /** Kafka's limit ({@code org.apache.kafka.common.internals.Topic}). */
    static final int MAX_LENGTH = 249;

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final Set<String> NAMES = Set.of("type", "owner", "repo");

    private final String template;
    private final boolean fixed;

    public TopicTemplate(String template) {
        this.template = template;
        this.fixed = !template.contains("${");
    }

    /** What is wrong with the template, in a sentence; empty when it is good. */
    public static Optional<String> problem(String template) {
        Matcher places = PLACE.matcher(template);
        while (places.find()) {
            if (!NAMES.contains(places.group(1))) {
                return Optional.of("'${" + places.group(1) + "}' is not known; write one of " + new TreeSet<>(NAMES)
                        + " between the braces.");
            }
        }
        String rest = places.replaceAll("x");
        if (!LEGAL.matcher(rest).matches() || rest.equals(".") || rest.equals("..")) {
            return Optional.of("A topic's name has letters, digits, '.', '_' and '-' only.");
        }
        return rest.length() > MAX_LENGTH
                ? Optional.of("A topic's name has at most " + MAX_LENGTH + " characters.")
                : Optional.empty();
    }

    String topic(Event event) {
        if (fixed) {
            return template;
        }
        String[] repo = event.text(EventField.REPO).orElse("").split("/", 2);
        String name = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(clean(
                        switch (place.group(1)) {
                            case "type" -> event.text(EventField.TYPE).orElse("");
                            case "owner" -> repo[0];
                            default -> repo.length > 1 ? repo[1] : "";
                        })));
        return legal(name);
    }

    private static String clean(String part) {
        return part.isEmpty() ? "unknown" : part.replaceAll("[^a-zA-Z0-9._-]", "_");
    }

    private static String legal(String name) {
        if (name.equals(".") || name.equals("..")) {
            return name.replace('.', '_');
        }
        return name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    }
}
