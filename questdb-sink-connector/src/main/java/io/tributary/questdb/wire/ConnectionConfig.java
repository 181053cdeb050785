package io.tributary.questdb.wire;

import io.tributary.questdb.ilp.ProtocolVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code client.conf.string} says. Immutable; {@code toString} shows no secret.
 *
 * @param tls how to check the server; empty for plain HTTP
 * @param addresses the servers, in the order in which they are tried; at least one
 * @param credentials how requests authenticate
 * @param protocolVersion the dialect to use; empty asks the server
 * @param initBufferBytes bytes a buffer starts with
 * @param maxBufferBytes most bytes of one request
 * @param maxNameLength longest name of a table or column, in characters
 * @param autoFlushRows rows after which a request is sent
 * @param autoFlushInterval age of the oldest row after which a request is sent
 * @param retryTimeout how long QuestDB may be away before the task fails; empty for as long as it takes
 * @param requestTimeout how long a request may take, besides the time its bytes take
 * @param requestMinThroughput bytes per second below which a request counts as stuck; 0 for no allowance
 */
public record ConnectionConfig(
        Optional<TlsConfig> tls,
        List<ServerAddress> addresses,
        Credentials credentials,
        Optional<ProtocolVersion> protocolVersion,
        int initBufferBytes,
        int maxBufferBytes,
        int maxNameLength,
        int autoFlushRows,
        Duration autoFlushInterval,
        Optional<Duration> retryTimeout,
        Duration requestTimeout,
        int requestMinThroughput) {

    /** How long a request of this size may take before it is given up. */
    Duration timeoutFor(int bytes) {
        return requestMinThroughput == 0
                ? requestTimeout
                : requestTimeout.plusMillis(bytes * 1_000L / requestMinThroughput);
    }
}
