package io.tributary.github.api;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to speak HTTP.
 *
 * @param apiVersion value of {@code X-GitHub-Api-Version}
 * @param userAgent value of {@code User-Agent}, which GitHub requires
 * @param connectTimeout for a connection
 * @param requestTimeout from sending a request to the last byte of the answer
 * @param maxBodyBytes the longest body taken, before and after decompression
 * @param proxy an HTTP proxy
 * @param trust whom to trust; empty is the JVM's trust store
 */
public record HttpSettings(
        String apiVersion,
        String userAgent,
        Duration connectTimeout,
        Duration requestTimeout,
        int maxBodyBytes,
        Optional<InetSocketAddress> proxy,
        Optional<SSLContext> trust) {}
