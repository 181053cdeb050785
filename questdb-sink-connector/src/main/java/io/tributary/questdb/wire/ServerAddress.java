package io.tributary.questdb.wire;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a QuestDB server listens for HTTP.
 *
 * @param host a name, an IPv4 address or an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ServerAddress(String host, int port) {
    private static final int DEFAULT_PORT = 9000;

    /**
     * Reads {@code host}, {@code host:port} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException with a sentence for the user when the text is none of these
     */
    static ServerAddress parse(String text) {
        boolean bracketed = text.startsWith("[");
        int hostEnd = bracketed ? text.indexOf(']') : text.indexOf(':');
        if (hostEnd < 0) {
            hostEnd = text.length();
        }
        String host = text.substring(bracketed ? 1 : 0, hostEnd);
        String rest = text.substring(Math.min(text.length(), bracketed ? hostEnd + 1 : hostEnd));
        if (host.isBlank() || !(rest.isEmpty() || rest.startsWith(":"))) {
            throw new IllegalArgumentException("addr must be host or host:port, for instance addr=questdb:9000");
        }
        if (!isHostOfUrl(host)) {
            throw new IllegalArgumentException("the host in addr has characters that a URL does not allow, such as _;"
                    + " give it another name or use its IP address");
        }
        return new ServerAddress(host, rest.isEmpty() ? DEFAULT_PORT : port(rest.substring(1)));
    }

    private static boolean isHostOfUrl(String host) {
        try {
            return new URI("http://" + new ServerAddress(host, DEFAULT_PORT)).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls through to the sentence below.
        }
        throw new IllegalArgumentException("the port in addr must be a number from 1 to 65535");
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
