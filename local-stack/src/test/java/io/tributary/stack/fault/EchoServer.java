package io.tributary.stack.fault;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each request, a length and so many bytes, with the same. Counts the requests that arrived whole. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket listener;
    private final AtomicInteger requests = new AtomicInteger();

    EchoServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DaemonThread.start("echo", this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listener.accept();
                DaemonThread.start("echo-connection", () -> echo(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void echo(Socket connection) {
        try (connection;
                DataInputStream in = new DataInputStream(connection.getInputStream());
                DataOutputStream out = new DataOutputStream(connection.getOutputStream())) {
            while (true) {
                byte[] body = new byte[in.readInt()];
                in.readFully(body);
                requests.incrementAndGet();
                byte[] answer = new byte[4 + body.length];
                answer[0] = (byte) (body.length >>> 24);
                answer[1] = (byte) (body.length >>> 16);
                answer[2] = (byte) (body.length >>> 8);
                answer[3] = (byte) body.length;
                System.arraycopy(body, 0, answer, 4, body.length);
                out.write(answer);
                out.flush();
            }
        } catch (IOException e) {
            // The client left or the connection was reset: nothing to answer any more.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
