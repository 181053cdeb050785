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
    private static final String SETTINGS = "/settings";
    private static final String EXEC = "/exec";
    private static final String PROBE = "SELECT 1";

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
     * The dialect to write in: the configured one, or the newest that both sides know. A server that
     * runs SQL and has no {@code /settings} is older than QuestDB 9 and speaks version 1.
     *
     * @throws SqlUnavailableException if the server cannot be asked just now
     * @throws SqlRefusedException if a person has to mend something before it can
     */
    public ProtocolVersion protocolVersion() {
        return config.protocolVersion()
                .orElseGet(() -> settings(http.currentAddress()).protocolVersion());
    }

    private ServerSettings settings(ServerAddress address) {
        HttpResponse<String> response = askForSettings(address);
        int status = response.statusCode();
        return switch (status) {
            case 200 -> ServerSettings.parse(response.body());
            case 404 -> settingsOfAnOldServer(address);
            case 401 ->
                throw new SqlRefusedException("QuestDB at " + address + " does not accept the credentials (401). Set"
                        + " username and password, or token, in client.conf.string");
            case 403 ->
                throw new SqlRefusedException("QuestDB at " + address + " does not let this user read /settings (403)."
                        + " Allow it, or use another user or set protocol_version in client.conf.string");
            case 301, 302, 303, 307, 308 ->
                throw new SqlRefusedException("What answers at " + address + " redirects requests (" + status
                        + "). Check that addr in client.conf.string is QuestDB's HTTP port, and whether it needs"
                        + " https::");
            default -> throw unavailable(address, SETTINGS, status);
        };
    }

    private HttpResponse<String> askForSettings(ServerAddress address) {
        try {
            return get(address, SETTINGS);
        } catch (SqlUnavailableException e) {
            // A certificate that is not trusted does not come right by itself.
            if (WriteReplies.of(e.getCause()) instanceof WriteReply.Stop stop) {
                throw new SqlRefusedException(stop.message());
            }
            throw e;
        }
    }

    /** A proxy whose server is away finds no {@code /settings} either, but runs no SQL. */
    private ServerSettings settingsOfAnOldServer(ServerAddress address) {
        try {
            run(address, PROBE);
        } catch (SqlRefusedException e) {
            // QuestDB is there; that this user may not run SQL is said when it has to.
        }
        return ServerSettings.OF_OLD_SERVERS;
    }

    private SqlUnavailableException unavailable(ServerAddress address, String path, int status) {
        boolean blamesAddress = switch (status) {
            case 404, 421, WriteReplies.TOO_MANY_CONNECTIONS -> true;
            // The server may fail at a statement, and the next one may be a replica that refuses it.
            case 500 -> path.equals(SETTINGS);
            default -> status > 500;
        };
        if (blamesAddress) {
            http.goOnFrom(address);
        }
        return new SqlUnavailableException("QuestDB at " + address + " answers " + path + " with HTTP " + status, null);
    }

    /**
     * Finds out whether rows could be sent: the server answers, accepts the credentials, takes writes, and speaks the
     * configured dialect.
     *
     * @return what is in the way, as a sentence for the user; empty when nothing is
     */
    public Optional<String> problem() {
        ServerAddress address = http.currentAddress();
        try {
            ServerSettings settings = settings(address);
            if (!settings.acceptsWrites()) {
                return Optional.of("QuestDB at " + address + " does not take rows over HTTP: it is read-only");
            }
            Optional<ProtocolVersion> tooNew = config.protocolVersion()
                    .filter(wanted -> !settings.protocolVersion().includes(wanted));
            if (tooNew.isPresent()) {
                return Optional.of("QuestDB at " + address + " speaks the line protocol up to version "
                        + settings.protocolVersion().number() + ", not version "
                        + tooNew.get().number()
                        + " as protocol_version says. Remove protocol_version, or lower it");
            }
            run(address, PROBE);
            return Optional.empty();
        } catch (SqlUnavailableException | SqlRefusedException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public SqlResult run(String sql) {
        return run(http.currentAddress(), sql);
    }

    private SqlResult run(ServerAddress address, String sql) {
        HttpResponse<String> response = get(address, EXEC + "?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
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
        throw unavailable(address, EXEC, status);
    }

    private HttpResponse<String> get(ServerAddress address, String pathAndQuery) {
        try {
            return http.get(address, pathAndQuery, timeout);
        } catch (IOException e) {
            throw new SqlUnavailableException(
                    "QuestDB at " + address + " does not answer: " + WriteReplies.phrase(e), e);
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
