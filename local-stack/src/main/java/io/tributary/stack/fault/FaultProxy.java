package io.tributary.stack.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on 127.0.0.1 in front of a server, with trouble that can be switched on and off at any time.
 *
 * <p>Latency, bandwidth and the black hole concern every connection, open ones included. The traps
 * {@link #resetRequests} and {@link #loseAnswers} spring a given number of times; they see the traffic of a connection
 * as requests and answers in turn, which fits HTTP/1.1 and most other protocols. All methods may be called from any
 * thread.
 */
public final class FaultProxy implements AutoCloseable {
    /** No limit of the bandwidth. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private final InetSocketAddress target;
    private final Line line = new Line();
    private final Trap resets = new Trap();
    private final Trap losses = new Trap();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private final AtomicInteger accepted = new AtomicInteger();
    private ServerSocket listener;
    private Thread acceptor;

    private FaultProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        this.acceptor = acceptFrom(listener);
    }

    /**
     * Starts a proxy on a free port.
     *
     * @param host where the server is
     * @param port the server's port; the server need not run yet
     * @return the running proxy
     * @throws IOException if no port is free
     */
    public static FaultProxy to(String host, int port) throws IOException {
        return new FaultProxy(new InetSocketAddress(host, port));
    }

    /** The port of the proxy on 127.0.0.1; stays the same through {@link #refuse()}. */
    public int port() {
        return port;
    }

    /** {@code 127.0.0.1:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /**
     * Delays what passes, half of the time in each direction.
     *
     * @param roundTrip the delay of an answer to a short request; zero for none
     */
    public void setRoundTrip(Duration roundTrip) {
        line.setOneWay(roundTrip.dividedBy(2));
    }

    /**
     * Limits what passes through each connection in each direction.
     *
     * @param bytesPerSecond the limit; {@link Line#UNLIMITED} for none
     */
    public void setBandwidth(long bytesPerSecond) {
        line.setBandwidth(bytesPerSecond);
    }

    /**
     * Lets nothing through, as when packets vanish: connections open and stay open, and nothing arrives. What was sent
     * in the meantime arrives when the hole is closed, unless the sender has given up.
     *
     * @param on whether the hole is open
     */
    public void setBlackHole(boolean on) {
        line.setBlackHole(on);
    }

    /**
     * Resets a connection in the middle of a request.
     *
     * @param times how many requests are to be hit
     * @param afterBytes how many bytes of the request reach the server first; shorter requests are spared
     */
    public void resetRequests(int times, long afterBytes) {
        resets.arm(times, afterBytes);
    }

    /**
     * Lets a request pass and resets the connection when the answer begins, of which the client sees nothing.
     *
     * @param times how many answers are to be lost
     * @param toRequestsOf the size in bytes of the requests concerned; answers to shorter ones are spared
     */
    public void loseAnswers(int times, long toRequestsOf) {
        losses.arm(times, toRequestsOf);
    }

    /** Refuses new connections, as when no server runs, and resets the open ones. */
    public synchronized void refuse() {
        closeListener();
        cut();
    }

    /**
     * Accepts connections again after {@link #refuse()}.
     *
     * @throws IOException if another program has taken the port
     */
    public synchronized void accept() throws IOException {
        if (listener.isClosed()) {
            listener = listen(port);
            acceptor = acceptFrom(listener);
        }
    }

    /** Resets every open connection. New ones are accepted. */
    public void cut() {
        connections.forEach(Connection::reset);
    }

    /**
     * Ends all trouble: no delay, no limit, no hole, no trap, connections are accepted.
     *
     * @throws IOException if another program has taken the port
     */
    public void heal() throws IOException {
        setRoundTrip(Duration.ZERO);
        setBandwidth(UNLIMITED);
        setBlackHole(false);
        resets.disarm();
        losses.disarm();
        accept();
    }

    /** How many connections have been accepted so far. */
    public int connectionsAccepted() {
        return accepted.get();
    }

    /** How many connections are open. */
    public int connectionsOpen() {
        return connections.size();
    }

    /** How many requests {@link #resetRequests} has hit so far. */
    public int requestsReset() {
        return resets.sprung();
    }

    /** How many answers {@link #loseAnswers} has lost so far. */
    public int answersLost() {
        return losses.sprung();
    }

    @Override
    public synchronized void close() {
        closeListener();
        cut();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    /** Returns when the port is free: the system keeps it for as long as a thread waits on it. */
    private void closeListener() {
        try {
            listener.close();
            acceptor.join();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot stop listening on port " + port, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread acceptFrom(ServerSocket from) {
        Thread thread = DaemonThread.of("fault-proxy-accept", () -> acceptAll(from));
        thread.start();
        return thread;
    }

    private void acceptAll(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                open(from, from.accept());
            } catch (IOException e) {
                // The listener was closed, or the client left before it was accepted.
            }
        }
    }

    private void open(ServerSocket from, Socket client) {
        accepted.incrementAndGet();
        Connection connection = new Connection(client, target, line, resets, losses, connections::remove);
        connections.add(connection);
        if (from.isClosed()) {
            // Accepted at the last moment: those that were open have been reset already.
            connection.reset();
        } else {
            connection.start();
        }
    }
}
