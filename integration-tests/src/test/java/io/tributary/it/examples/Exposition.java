package io.tributary.it.examples;

import io.tributary.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a Prometheus server would read from an address.
 *
 * @param samples the lines with values: name, labels in braces, value
 */
record Exposition(List<String> samples) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Exposition read(URI address) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            return new Exposition(
                    answer.body().lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new StackException(address + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while " + address + " was read", e);
        }
    }

    /** The names of all metrics. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        samples.forEach(sample -> names.add(sample.split("[{ ]", 2)[0]));
        return names;
    }

    /** The samples of one metric whose labels hold all of these texts, such as {@code connector="trades-sink"}. */
    List<Double> values(String name, String... labels) {
        return samples.stream()
                .filter(sample -> sample.startsWith(name + "{"))
                .filter(sample -> List.of(labels).stream().allMatch(sample::contains))
                .map(sample -> Double.valueOf(sample.substring(sample.lastIndexOf(' ') + 1)))
                .toList();
    }
}
