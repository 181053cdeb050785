package io.tributary.github.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of one page, in the order of the page.
 *
 * @param events the events
 * @param malformed how many elements of the page were no event: not an object, or without an id
 */
public record EventPage(List<Event> events, int malformed) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /**
     * Finds the events in a body.
     *
     * @param body UTF-8 JSON; the events keep a reference to it
     * @throws NotAPageException when the body is not a JSON array: HTML, cut off, or an object
     */
    public static EventPage parse(byte[] body) throws NotAPageException {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new NotAPageException("the answer is not a JSON array of events");
            }
            return new Reader(parser, body).page();
        } catch (NotAPageException e) {
            throw e;
        } catch (IOException e) {
            // The cause is left out on purpose: Jackson quotes the body in its messages.
            throw new NotAPageException("the answer is broken JSON, or was cut off");
        }
    }

    /** The state of one parse. */
    private static final class Reader {
        private final JsonParser parser;
        private final byte[] body;
        private final List<Event> events = new ArrayList<>();
        private int malformed;
        private Optional<JsonSlice> payload = Optional.empty();

        Reader(JsonParser parser, byte[] body) {
            this.parser = parser;
            this.body = body;
        }

        EventPage page() throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    event();
                } else {
                    parser.skipChildren();
                    malformed++;
                }
            }
            return new EventPage(List.copyOf(events), malformed);
        }

        private void event() throws IOException {
            int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            Map<EventField, Object> fields = new EnumMap<>(EventField.class);
            payload = Optional.empty();
            object(FieldTree.ROOT, fields);
            if (fields.containsKey(EventField.ID)) {
                events.add(new Event(fields, slice(from), payload));
            } else {
                malformed++;
            }
        }

        private void object(FieldTree tree, Map<EventField, Object> fields) throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                FieldTree child = tree.child(name);
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT && child != null) {
                    int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
                    object(child, fields);
                    if (tree == FieldTree.ROOT && name.equals("payload")) {
                        payload = Optional.of(slice(from));
                    }
                } else if (token.isStructStart()) {
                    parser.skipChildren();
                } else if (child != null && child.field().isPresent()) {
                    scalar(child.field().get(), token, fields);
                }
            }
        }

        private void scalar(EventField field, JsonToken token, Map<EventField, Object> fields) throws IOException {
            Object value = switch (field.schema().type()) {
                case STRING -> token == JsonToken.VALUE_NULL ? null : parser.getText();
                case BOOLEAN -> token.isBoolean() ? parser.getBooleanValue() : null;
                default -> field == EventField.CREATED_AT ? timestamp(token) : number(token);
            };
            if (value != null) {
                fields.put(field, value);
            }
        }

        private Long number(JsonToken token) throws IOException {
            boolean fits =
                    token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            return fits ? parser.getLongValue() : null;
        }

        /** Today {@code 2026-01-28T04:26:33Z}; archives of 2012 and before have an offset instead of Z. */
        private Date timestamp(JsonToken token) throws IOException {
            if (token != JsonToken.VALUE_STRING) {
                return null;
            }
            String text = parser.getText();
            try {
                return Date.from(
                        text.endsWith("Z")
                                ? Instant.parse(text)
                                : OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return null;
            }
        }

        private JsonSlice slice(int from) {
            return new JsonSlice(
                    body, from, Math.toIntExact(parser.currentLocation().getByteOffset()));
        }
    }
}
