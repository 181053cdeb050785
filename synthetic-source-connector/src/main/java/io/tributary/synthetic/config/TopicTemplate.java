package io.tributary.synthetic.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic's name with places to fill in.
 *
 * @param text the template
 * @param fields the names of the fields it refers to
 */
public record TopicTemplate(String text, List<String> fields) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-zA-Z0-9._-]");
    private static final Pattern ONLY_DOTS = Pattern.compile("\\.{1,2}");
    private static final String FIELD = "field.";
    private static final int LONGEST = 249;

    static TopicTemplate parse(String text) {
        List<String> fields = new ArrayList<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            if (places.group(1).startsWith(FIELD)) {
                fields.add(places.group(1).substring(FIELD.length()));
            }
        }
        return new TopicTemplate(text, List.copyOf(fields));
    }

    /** What is wrong with it, empty for nothing. */
    Optional<String> problem() {
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            String place = places.group(1);
            if (!place.equals("dataset") && !place.equals("shard") && !place.startsWith(FIELD)) {
                return Optional.of("${" + place + "} is not known. Use ${dataset}, ${shard} or ${field.NAME}.");
            }
        }
        String rest = places.replaceAll("");
        if (text.isBlank()) {
            return Optional.of("is empty. Name a topic.");
        }
        // A place is filled with one character at least.
        if (places.replaceAll("0").length() > LONGEST) {
            return Optional.of("is too long. A topic's name has at most " + LONGEST + " characters.");
        }
        if (ONLY_DOTS.matcher(text).matches()) {
            return Optional.of("is not a name that topics may have. Use another one.");
        }
        return NOT_ALLOWED.matcher(rest).find()
                ? Optional.of("may have letters, digits, dot, underscore and hyphen only.")
                : Optional.empty();
    }

    /**
     * The topic's name, a legal one whatever the values are.
     *
     * @param dataSet the name of the data set
     * @param shard the number of the shard
     * @param fieldValue gives the text of a field
     */
    public String fill(String dataSet, int shard, UnaryOperator<String> fieldValue) {
        String name = PLACE.matcher(text).replaceAll(place -> switch (place.group(1)) {
            case "dataset" -> allowed(dataSet);
            case "shard" -> Integer.toString(shard);
            default -> allowed(fieldValue.apply(place.group(1).substring(FIELD.length())));
        });
        String legal = ONLY_DOTS.matcher(name).matches() ? name.replace('.', '_') : name;
        return legal.substring(0, Math.min(LONGEST, legal.length()));
    }

    private static String allowed(String part) {
        return part.isEmpty() ? "none" : NOT_ALLOWED.matcher(part).replaceAll("_");
    }
}
