package io.tributary.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Turns flat JSON objects into line protocol, version 1, and posts them to QuestDB. Knows nothing of errors in rows. */
final class LineWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BATCH_BYTES = 8 * 1024 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI write;
    private final byte[] table;
    private final Set<String> symbols;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(BATCH_BYTES + 1024 * 1024);
    private final StringBuilder fields = new StringBuilder();

    LineWriter(URI questDb, String table, DataSet data) {
        this.write = questDb.resolve("/write?precision=u");
        this.table = table.getBytes(StandardCharsets.UTF_8);
        this.symbols = Set.copyOf(data.symbols());
    }

    void add(byte[] json) throws IOException {
        StringBuilder tags = new StringBuilder();
        fields.setLength(0);
        String timestamp = "";
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals(DataSet.TIMESTAMP)) {
                    timestamp = parser.getText();
                } else if (symbols.contains(name)) {
                    tags.append(',').append(name).append('=').append(parser.getText());
                } else {
                    fields.append(fields.length() == 0 ? ' ' : ',')
                            .append(name)
                            .append('=')
                            .append(parser.getText());
                    if (value == JsonToken.VALUE_NUMBER_INT) {
                        fields.append('i');
                    }
                }
            }
        }
        lines.writeBytes(table);
        lines.writeBytes(tags.append(fields)
                .append(' ')
                .append(timestamp)
                .append('\n')
                .toString()
                .getBytes(StandardCharsets.UTF_8));
    }

    void sendWhenFull() throws IOException, InterruptedException {
        if (lines.size() >= BATCH_BYTES) {
            send();
        }
    }

    void send() throws IOException, InterruptedException {
        if (lines.size() == 0) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(write)
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines.toByteArray()))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IOException("QuestDB answered " + answer.statusCode() + ": " + answer.body());
        }
        lines.reset();
    }
}
