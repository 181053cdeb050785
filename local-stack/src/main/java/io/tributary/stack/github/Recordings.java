package io.tributary.stack.github;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plays recorded answers of the events API from a folder.
 *
 * <p>A {@code .json} file holds a page (an array of events) or one event, a {@code .jsonl} file one event per line.
 * Files whose names end in {@code .headers.json} and JSON that is no event, such as a recorded error, are passed over.
 * Files play in the order of their paths, pages from their last event to their first. An event that comes again with
 * another body replaces the one that is shown; the bytes of every event are those of the file.
 */
public final class Recordings {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Recordings() {}

    /**
     * Opens a folder for playing.
     *
     * @param folder searched with everything below it
     * @return a source that ends when every file has been played
     * @throws IOException if a file cannot be read, is not UTF-8, or the folder holds no event
     */
    public static EventSource play(Path folder) throws IOException {
        List<SimulatedEvent> inOrder = new ArrayList<>();
        Map<String, Integer> lastPlayed = new HashMap<>();
        for (Path file : files(folder)) {
            List<SimulatedEvent> oldestFirst = new ArrayList<>(read(file));
            if (!isLines(file)) {
                Collections.reverse(oldestFirst);
            }
            for (SimulatedEvent event : oldestFirst) {
                Integer before = lastPlayed.get(event.id());
                if (before == null
                        || (isStillShown(before, inOrder.size()) && hasChanged(inOrder.get(before), event))) {
                    lastPlayed.put(event.id(), inOrder.size());
                    inOrder.add(event);
                }
            }
        }
        if (inOrder.isEmpty()) {
            throw new IOException("No recorded event below " + folder);
        }
        Iterator<SimulatedEvent> events = inOrder.iterator();
        return (Instant createdAt) -> events.hasNext() ? Optional.of(events.next()) : Optional.empty();
    }

    /**
     * The files that {@link #play} would play, in its order.
     *
     * @param folder searched with everything below it
     * @return the files
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> isLines(file) || isJson(file))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The events of one file in the order of the file.
     *
     * @param file a page, an event, or lines of events
     * @return the events; none if the file holds other JSON
     * @throws IOException if the file cannot be read, is not UTF-8 or not JSON
     */
    public static List<SimulatedEvent> read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        List<SimulatedEvent> events = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
                    parser.skipChildren();
                    int to = Math.toIntExact(parser.currentLocation().getByteOffset());
                    event(utf8(Arrays.copyOfRange(content, from, to), file)).ifPresent(events::add);
                }
            }
        }
        return events;
    }

    /** An event that has left the window does not come back, changed or not. */
    private static boolean isStillShown(int playedAt, int now) {
        return now - playedAt < Timeline.WINDOW;
    }

    private static boolean hasChanged(SimulatedEvent before, SimulatedEvent after) {
        return !before.json().equals(after.json());
    }

    private static Optional<SimulatedEvent> event(String json) throws IOException {
        JsonNode node = MAPPER.readTree(json);
        return node.has("id") && node.has("payload") ? Optional.of(SimulatedEvent.parse(json)) : Optional.empty();
    }

    private static String utf8(byte[] bytes, Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8", e);
        }
    }

    private static boolean isLines(Path file) {
        return file.toString().endsWith(".jsonl");
    }

    private static boolean isJson(Path file) {
        return file.toString().endsWith(".json") && !file.toString().endsWith(".headers.json");
    }
}
