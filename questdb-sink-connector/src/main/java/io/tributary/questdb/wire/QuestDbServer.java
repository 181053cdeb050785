package io.tributary.questdb.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.SqlRefusedException;
import io.tributary.questdb.table.SqlResult;
import io.tributary.questdb.table.SqlUnavailableException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What QuestDB answers besides writes: its settings and SQL. Waits for each answer, with a bound. */
public final class QuestDbServer implements SqlEndpoint {
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpTransport http;
    private final ConnectionConfig config;
    private final Duration timeout;

    /**
     * @param http the connection to use
     * @param config what the user configured
     * @param timeout how long to wait for an answer
     */
    public QuestDbServer(HttpTransport http, ConnectionConfig config, Duration timeout) {
        this.http = http;
        this.config = config;
        this.timeout = timeout;
    }

    /**
     * The dialect to write in: the configured one, or the newest that both sides know. A server without
     * {@code /settings} is older than QuestDB 9 and speaks version 1.
     *
     * @throws SqlUnavailableException if the server cannot be asked just now
     */
    public ProtocolVersion protocolVersion() {
        return config.protocolVersion().orElseGet(() -> settings().protocolVersion());
    }

    private ServerSettings settings() {
        HttpResponse<String> response = get("/settings");
        return switch (response.statusCode()) {
            case 200 -> ServerSettings.parse(response.body());
            case 404 -> ServerSettings.OF_OLD_SERVERS;
            default ->
                throw new SqlUnavailableException(
                        "QuestDB at " + http.currentAddress() + " answers /settings with HTTP " + response.statusCode(),
                        null);
        };
    }

    /**
     * Finds out whether rows could be sent: the server answers, accepts the credentials, takes writes, and speaks the
     * configured dialect.
     *
     * @return what is in the way, as a sentence for the user; empty when nothing is
     */
    public Optional<String> problem() {
        try {
            ServerSettings settings = settings();
            if (!settings.acceptsWrites()) {
                return Optional.of(
                        "QuestDB at " + http.currentAddress() + " does not take rows over HTTP: it is read-only");
            }
            Optional<ProtocolVersion> tooNew = config.protocolVersion()
                    .filter(wanted -> !settings.protocolVersion().includes(wanted));
            if (tooNew.isPresent()) {
                return Optional.of("QuestDB at " + http.currentAddress() + " speaks the line protocol up to version "
                        + settings.protocolVersion().number() + ", not version "
                        + tooNew.get().number()
                        + " as protocol_version says. Remove protocol_version, or lower it");
            }
            run("SELECT 1");
            return Optional.empty();
        } catch (SqlUnavailableException | SqlRefusedException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public SqlResult run(String sql) {
        HttpResponse<String> response = get("/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        int status = response.statusCode();
        if (status == 200) {
            return result(response.body());
        }
        if (status == 400) {
            throw new SqlRefusedException(errorOf(response.body()));
        }
        if (status == 401 || status == 403) {
            throw new SqlRefusedException("QuestDB does not allow this user to run SQL (" + status
                    + "). Check the credentials in client.conf.string and the user's rights");
        }
        throw new SqlUnavailableException("/exec answered HTTP " + status, null);
    }

    private HttpResponse<String> get(String pathAndQuery) {
        try {
            return http.get(pathAndQuery, timeout);
        } catch (IOException e) {
            throw new SqlUnavailableException(
                    "QuestDB at " + http.currentAddress() + " does not answer: " + WriteReplies.phrase(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SqlUnavailableException("interrupted while waiting for QuestDB", e);
        }
    }

    private static String errorOf(String body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (name.equals("error")) {
                        return parser.getValueAsString("");
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            // Not JSON: there is nothing more to say than the status.
        }
        return "QuestDB refused the statement (400)";
    }

    private static SqlResult result(String body) {
        List<String> columns = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "columns" -> readColumns(parser, columns);
                    case "dataset" -> readRows(parser, rows);
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new SqlUnavailableException("the answer of /exec is not complete", e);
        }
        return new SqlResult(List.copyOf(columns), List.copyOf(rows));
    }

    private static void readColumns(JsonParser parser, List<String> columns) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("name")) {
                    columns.add(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private static void readRows(JsonParser parser, List<List<Object>> rows) throws IOException {
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            List<Object> row = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                row.add(value(parser));
            }
            rows.add(row);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> parser.getText();
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }
}
