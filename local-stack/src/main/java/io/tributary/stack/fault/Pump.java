package io.tributary.stack.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Moves bytes in one direction. One thread reads and stamps, another delivers when the line allows it, so that a delay
 * holds up each byte but does not slow the flow.
 */
final class Pump {
    private static final int CHUNK = 16 * 1024;

    /** Chunks on their way: what the network would hold. */
    private static final int IN_FLIGHT = 1024;

    /** Writes bytes on, or throws to reset the connection. */
    @FunctionalInterface
    interface Passage {
        void pass(OutputStream to, byte[] bytes, int from, int length) throws IOException;
    }

    private static final class Chunk {
        private final byte[] bytes;
        private final long readAt = System.nanoTime();

        Chunk(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isEnd() {
            return bytes.length == 0;
        }
    }

    private final Socket from;
    private final Socket to;
    private final Line line;
    private final Passage passage;
    private final Runnable onEnd;
    private final Runnable onFailure;
    private final BlockingQueue<Chunk> inFlight = new ArrayBlockingQueue<>(IN_FLIGHT);
    private final Thread reader = DaemonThread.of("fault-proxy-read", this::read);
    private final Thread writer = DaemonThread.of("fault-proxy-deliver", this::deliver);

    Pump(Socket from, Socket to, Line line, Passage passage, Runnable onEnd, Runnable onFailure) {
        this.from = from;
        this.to = to;
        this.line = line;
        this.passage = passage;
        this.onEnd = onEnd;
        this.onFailure = onFailure;
    }

    void start() {
        reader.start();
        writer.start();
    }

    void stop() {
        reader.interrupt();
        writer.interrupt();
    }

    private void read() {
        byte[] buffer = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            int length = in.read(buffer);
            while (length >= 0) {
                inFlight.put(new Chunk(Arrays.copyOf(buffer, length)));
                length = in.read(buffer);
            }
            inFlight.put(new Chunk(new byte[0]));
        } catch (IOException e) {
            onFailure.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver() {
        try {
            OutputStream out = to.getOutputStream();
            Chunk chunk = inFlight.take();
            while (!chunk.isEnd()) {
                line.awaitArrival(chunk.readAt);
                send(chunk, out);
                chunk = inFlight.take();
            }
            line.awaitArrival(chunk.readAt);
            to.shutdownOutput();
            onEnd.run();
        } catch (IOException e) {
            onFailure.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Chunk chunk, OutputStream out) throws IOException, InterruptedException {
        int sent = 0;
        while (sent < chunk.bytes.length) {
            int length = Math.min(line.slice(), chunk.bytes.length - sent);
            long startedAt = System.nanoTime();
            passage.pass(out, chunk.bytes, sent, length);
            line.awaitSent(length, startedAt);
            sent += length;
        }
    }
}
