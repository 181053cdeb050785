package io.tributary.github.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** The JDK's HTTP client with the headers GitHub asks for, gzip, and limits on time and size. */
public final class HttpTransport implements Transport {
    private final HttpSettings settings;
    private final HttpClient client;

    public HttpTransport(HttpSettings settings) {
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout());
        settings.proxy().ifPresent(address -> builder.proxy(ProxySelector.of(address)));
        settings.trust().ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    @Override
    public CompletableFuture<ApiAnswer> send(ApiRequest request) {
        HttpRequest http;
        try {
            http = http(request);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(http, head -> new CappedBody(settings.maxBodyBytes()));
        CompletableFuture<ApiAnswer> answer = exchange.thenApply(response -> answer(request, response))
                // The client's own time-out ends with the headers; this one covers the body too.
                .orTimeout(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<ApiAnswer> unused = answer.whenComplete((ignored, problem) -> exchange.cancel(true));
        return answer;
    }

    private HttpRequest http(ApiRequest request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder();
        try {
            builder.uri(request.uri());
        } catch (IllegalArgumentException e) {
            throw new IOException("GitHub's link or redirect is no http address", e);
        }
        try {
            return withHeaders(builder, request);
        } catch (IllegalArgumentException e) {
            // The cause is left out on purpose: it quotes the header, a secret.
            throw new IOException("the credentials hold a character that no HTTP header can; check github.token");
        }
    }

    private HttpRequest withHeaders(HttpRequest.Builder builder, ApiRequest request) {
        builder.method(request.method(), BodyPublishers.noBody())
                .header("Accept", "application/vnd.github+json")
                .header("Accept-Encoding", "gzip")
                .header("X-GitHub-Api-Version", settings.apiVersion())
                .header("User-Agent", settings.userAgent());
        request.authorization().ifPresent(value -> builder.header("Authorization", value));
        request.etag().ifPresent(value -> builder.header("If-None-Match", value));
        return builder.build();
    }

    private ApiAnswer answer(ApiRequest request, HttpResponse<byte[]> response) {
        boolean gzip = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        byte[] body = gzip ? unzip(response.body()) : response.body();
        return new ApiAnswer(request.uri(), response.statusCode(), response.headers(), body);
    }

    private byte[] unzip(byte[] compressed) {
        if (compressed.length == 0) {
            return compressed;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] body = in.readNBytes(settings.maxBodyBytes());
            if (in.read() >= 0) {
                throw CappedBody.tooLong(settings.maxBodyBytes());
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing to do: the client's threads end when nobody refers to it any more, and requests under way are cancelled by their owner. */
    @Override
    public void close() {}
}
