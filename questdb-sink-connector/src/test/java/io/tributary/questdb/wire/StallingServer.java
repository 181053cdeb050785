package io.tributary.questdb.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Begins an answer to the first request, up to the middle of its body, and is silent from then on. */
final class StallingServer implements AutoCloseable {
    private static final String BEGINNING =
            "HTTP/1.1 %d Whatever\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"";

    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> closedByClient = new CompletableFuture<>();
    private final ServerSocket socket;
    private final int status;

    StallingServer(int status) throws IOException {
        this.status = status;
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "stalling-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Done when the answer has begun. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    /** Done when the client has closed the connection. */
    CompletableFuture<Void> closedByClient() {
        return closedByClient;
    }

    private void serve() {
        try (Socket connection = socket.accept()) {
            InputStream in = connection.getInputStream();
            StringBuilder request = new StringBuilder();
            while (!isWhole(request.toString())) {
                request.append((char) in.read());
            }
            connection.getOutputStream().write(BEGINNING.formatted(status).getBytes(StandardCharsets.US_ASCII));
            begun.complete(null);
            awaitEnd(in);
            closedByClient.complete(null);
        } catch (IOException e) {
            begun.completeExceptionally(e);
            closedByClient.completeExceptionally(e);
        }
    }

    private static boolean isWhole(String request) {
        return request.startsWith("GET") ? request.endsWith("\r\n\r\n") : request.endsWith("=1i\n");
    }

    private static void awaitEnd(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A reset is an end as well.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
