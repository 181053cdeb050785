package io.tributary.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder in which the processes of one stack keep their data: {@code broker}, {@code questdb}, {@code logs}, and
 * what is needed for a run only. A marker file tells it from folders that are none of ours; while in use it is locked.
 */
public final class DataFolder implements AutoCloseable {
    private static final String MARKER = ".tributary-stack";
    private static final String LOGS = "logs";

    private final Path root;
    private final boolean temporary;
    private final FileChannel lock;
    private volatile boolean keepLogs;

    private DataFolder(Path root, boolean temporary, FileChannel lock) {
        this.root = root;
        this.temporary = temporary;
        this.lock = lock;
    }

    /**
     * A folder that is kept, made when it is not there.
     *
     * @param path the folder
     * @return the folder, locked
     * @throws StackException when it holds foreign files or is used by another stack
     */
    public static DataFolder kept(Path path) {
        return open(path.toAbsolutePath().normalize(), false);
    }

    /** Returns a fresh folder that {@link #close()} removes. */
    public static DataFolder temporary() {
        try {
            return open(Files.createTempDirectory("tributary-"), true);
        } catch (IOException e) {
            throw new StackException("No temporary folder can be made: " + e.getMessage(), e);
        }
    }

    private static DataFolder open(Path root, boolean temporary) {
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw new StackException(root + " is a file. Name a folder.");
            }
            Files.createDirectories(root);
            Path marker = root.resolve(MARKER);
            if (!Files.exists(marker) && !isEmpty(root)) {
                throw new StackException(root + " holds files that are not from a local stack of Tributary. "
                        + "Name an empty or a new folder.");
            }
            FileChannel channel = FileChannel.open(marker, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new StackException(
                        root + " is in use by another local stack. Stop that one or name another folder.");
            }
            return new DataFolder(root, temporary, channel);
        } catch (IOException e) {
            throw new StackException("The folder " + root + " cannot be used: " + reason(e) + ".", e);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ", " + e.getMessage();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Returns the folder. */
    public Path root() {
        return root;
    }

    /**
     * Returns that folder, made when it is not there.
     *
     * @param name name of a folder in it
     * @return that folder, made when it is not there
     */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new StackException("The folder " + root.resolve(name) + " cannot be made: " + reason(e) + ".", e);
        }
    }

    /** Returns the folder of the log files. */
    public Path logs() {
        return folder(LOGS);
    }

    /**
     * Writes a file.
     *
     * @param name name of the file, relative to the folder
     * @param content what it shall hold, replacing what it held
     * @return the file
     */
    public Path write(String name, String content) {
        Path file = root.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new StackException("The file " + file + " cannot be written: " + reason(e) + ".", e);
        }
    }

    /**
     * Writes a properties file.
     *
     * @param name name of the file, relative to the folder
     * @param properties what it shall hold
     * @return the file
     */
    public Path write(String name, Properties properties) {
        Path file = write(name, "");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new StackException("The file " + file + " cannot be written: " + reason(e) + ".", e);
        }
        return file;
    }

    /** Lets {@link #close()} leave the log files of a temporary folder. */
    public void keepLogs() {
        keepLogs = true;
    }

    /** Removes a temporary folder, gives a kept one free. */
    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                removeAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeAll() throws IOException {
        List<Path> entries;
        try (Stream<Path> files = Files.list(root)) {
            entries = files.filter(entry -> !keepLogs || !entry.equals(root.resolve(LOGS)))
                    .toList();
        }
        for (Path entry : entries) {
            remove(entry);
        }
        if (!keepLogs) {
            Files.delete(root);
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
