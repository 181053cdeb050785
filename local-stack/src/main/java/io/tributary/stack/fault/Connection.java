package io.tributary.stack.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One client's connection through the proxy: a pump in each direction, and the traps between them. */
final class Connection {
    private final Socket client;
    private final InetSocketAddress target;
    private final Line line;
    private final Trap resets;
    private final Trap losses;
    private final Consumer<Connection> onClosed;
    private final Socket server = new Socket();
    private final AtomicLong requestBytes = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger directionsOpen = new AtomicInteger(2);
    private volatile List<Pump> pumps = List.of();

    Connection(
            Socket client,
            InetSocketAddress target,
            Line line,
            Trap resets,
            Trap losses,
            Consumer<Connection> onClosed) {
        this.client = client;
        this.target = target;
        this.line = line;
        this.resets = resets;
        this.losses = losses;
        this.onClosed = onClosed;
    }

    void start() {
        DaemonThread.start("fault-proxy-connect", this::connect);
    }

    private void connect() {
        try {
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            pumps = List.of(
                    new Pump(client, server, line, this::passRequest, this::directionClosed, this::reset),
                    new Pump(server, client, line, this::passAnswer, this::directionClosed, this::reset));
            pumps.forEach(Pump::start);
            if (closed.get()) {
                pumps.forEach(Pump::stop);
            }
        } catch (IOException e) {
            reset();
        }
    }

    /** Writes a part of a request to the server, up to the point where a reset is due. */
    private void passRequest(OutputStream toServer, byte[] bytes, int from, int length) throws IOException {
        int passing = (int) Math.min(length, resets.bytesUntil(requestBytes.get()));
        toServer.write(bytes, from, passing);
        toServer.flush();
        long passed = requestBytes.addAndGet(passing);
        if (passing < length && resets.springsAt(passed)) {
            throw new IOException("Reset in the middle of the request");
        }
        if (passing < length) {
            // Another connection was faster to spring the trap.
            toServer.write(bytes, from + passing, length - passing);
            toServer.flush();
            requestBytes.addAndGet(length - passing);
        }
    }

    /** Writes a part of an answer to the client, unless this answer is to be lost. */
    private void passAnswer(OutputStream toClient, byte[] bytes, int from, int length) throws IOException {
        long answered = requestBytes.getAndSet(0);
        if (answered > 0 && losses.springsAt(answered)) {
            throw new IOException("The answer is lost");
        }
        toClient.write(bytes, from, length);
        toClient.flush();
    }

    private void directionClosed() {
        if (directionsOpen.decrementAndGet() == 0) {
            end(false);
        }
    }

    /** Ends the connection with a TCP reset to both sides. */
    void reset() {
        end(true);
    }

    private void end(boolean abruptly) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        close(client, abruptly);
        close(server, abruptly);
        pumps.forEach(Pump::stop);
        onClosed.accept(this);
    }

    private static void close(Socket socket, boolean abruptly) {
        try (socket) {
            if (abruptly) {
                // No lingering: the operating system sends RST instead of FIN.
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It was closed already, which is what we want.
        }
    }
}
