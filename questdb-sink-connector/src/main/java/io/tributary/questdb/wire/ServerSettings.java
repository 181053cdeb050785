package io.tributary.questdb.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.questdb.ilp.ProtocolVersion;
import java.io.IOException;

/**
 * What {@code /settings} says.
 *
 * @param protocolVersion the newest dialect that the server and this connector know
 * @param acceptsWrites whether the server takes rows over HTTP
 */
record ServerSettings(ProtocolVersion protocolVersion, boolean acceptsWrites) {
    /** What a server is like that has no {@code /settings}: older than QuestDB 9. */
    static final ServerSettings OF_OLD_SERVERS = new ServerSettings(ProtocolVersion.V1, true);

    private static final JsonFactory JSON = new JsonFactory();
    private static final String VERSIONS = "line.proto.support.versions";
    private static final String WRITES = "accepting.writes";

    /** Reads the answer. What it does not name is as on old servers. */
    static ServerSettings parse(String body) {
        ProtocolVersion version = OF_OLD_SERVERS.protocolVersion();
        boolean writes = OF_OLD_SERVERS.acceptsWrites();
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                boolean array = parser.currentToken() == JsonToken.START_ARRAY;
                if (array && VERSIONS.equals(parser.currentName())) {
                    version = newestIn(parser, version);
                } else if (array && WRITES.equals(parser.currentName())) {
                    writes = containsHttp(parser);
                }
            }
        } catch (IOException e) {
            // Cut off or not JSON: what was read so far is all there is.
        }
        return new ServerSettings(version, writes);
    }

    private static ProtocolVersion newestIn(JsonParser parser, ProtocolVersion least) throws IOException {
        ProtocolVersion newest = least;
        while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            ProtocolVersion offered = switch (parser.getIntValue()) {
                case 2 -> ProtocolVersion.V2;
                case 3 -> ProtocolVersion.V3;
                default -> ProtocolVersion.V1;
            };
            newest = newest.includes(offered) ? newest : offered;
        }
        return newest;
    }

    private static boolean containsHttp(JsonParser parser) throws IOException {
        boolean found = false;
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            found |= "http".equals(parser.getText());
        }
        return found;
    }
}
