package io.tributary.stack.process;

import io.tributary.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Ports on 127.0.0.1 for the child processes of one stack: the usual one when it is free, else another.
 *
 * <p>Between the moment a port is found free and the moment a child listens on it, and while a child is down to be
 * started again, another stack could take it. So a port taken here is also locked by a file, which the operating system
 * unlocks when this process ends, however it ends.
 */
public final class Ports implements AutoCloseable {
    /** Below the range from which Linux takes ports of outgoing connections (from 32768). */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private final Path locks;
    private final RandomGenerator random;
    private final List<FileChannel> held = new ArrayList<>();

    /** Ports that no other stack of this user takes. */
    public Ports() {
        this(
                Path.of(System.getProperty("java.io.tmpdir"), "tributary-ports-" + System.getProperty("user.name")),
                RandomGenerator.getDefault());
    }

    Ports(Path locks, RandomGenerator random) {
        this.locks = locks;
        this.random = random;
    }

    /**
     * Takes a port.
     *
     * @param usual the port to take when it is free
     * @return that port or another free one, held until this is closed
     * @throws StackException when no free port is found
     */
    public synchronized int take(int usual) {
        if (claim(usual)) {
            return usual;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int candidate = random.nextInt(LOWEST, HIGHEST);
            if (claim(candidate)) {
                return candidate;
            }
        }
        throw new StackException("No free port was found on 127.0.0.1 between " + LOWEST + " and " + HIGHEST + ".");
    }

    private boolean claim(int port) {
        if (!isFree(port)) {
            return false;
        }
        Optional<FileChannel> channel = lock(port);
        channel.ifPresent(held::add);
        return channel.isPresent();
    }

    private static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<FileChannel> lock(int port) {
        try {
            Files.createDirectories(locks);
            FileChannel channel = FileChannel.open(
                    locks.resolve(port + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(channel);
        } catch (IOException e) {
            throw new StackException("Ports cannot be locked in " + locks + ": " + e.getMessage(), e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another stack in this JVM holds it
        }
    }

    /** Gives the ports back. */
    @Override
    public synchronized void close() {
        for (FileChannel channel : held) {
            try {
                channel.close();
            } catch (IOException e) {
                // The lock ends with this process at the latest.
            }
        }
        held.clear();
    }
}
