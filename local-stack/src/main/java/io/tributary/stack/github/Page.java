package io.tributary.stack.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which part of a feed a request asks for.
 *
 * @param number from 1
 * @param size events on a full page, at most 100
 * @param sizeAsked whether the request named a size; {@code Link} relations then repeat it
 */
record Page(int number, int size, boolean sizeAsked) {
    private static final int DEFAULT_SIZE = 30;
    private static final int MAX_SIZE = 100;

    /** Reads {@code page} and {@code per_page}; what makes no sense counts as not given, too large is capped. */
    static Page of(Map<String, String> query) {
        int size = positive(query.getOrDefault("per_page", ""), DEFAULT_SIZE);
        return new Page(
                positive(query.getOrDefault("page", ""), 1), Math.min(size, MAX_SIZE), query.containsKey("per_page"));
    }

    /** Whether GitHub refuses to go this deep. */
    boolean isPastTheEnd() {
        return (long) (number - 1) * size >= Timeline.WINDOW;
    }

    <T> List<T> cut(List<T> all) {
        int from = Math.min((number - 1) * size, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    /**
     * The value of the {@code Link} header, empty when everything is on this page.
     *
     * @param url absolute address of the feed without query
     * @param total events in the feed
     */
    String links(String url, int total) {
        int last = Math.max(1, (total + size - 1) / size);
        List<String> links = new ArrayList<>();
        if (number > 1) {
            links.add(link(url, number - 1, "prev"));
        }
        if (number < last) {
            links.add(link(url, number + 1, "next"));
            links.add(link(url, last, "last"));
        }
        if (number > 1) {
            links.add(link(url, 1, "first"));
        }
        return String.join(", ", links);
    }

    private String link(String url, int page, String relation) {
        String query = sizeAsked ? "?per_page=" + size + "&page=" + page : "?page=" + page;
        return "<" + url + query + ">; rel=\"" + relation + "\"";
    }

    private static int positive(String text, int otherwise) {
        return text.matches("[0-9]{1,9}") && Integer.parseInt(text) > 0 ? Integer.parseInt(text) : otherwise;
    }
}
