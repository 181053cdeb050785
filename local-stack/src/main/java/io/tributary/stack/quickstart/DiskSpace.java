package io.tributary.stack.quickstart;

import io.tributary.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Whether the disk has room for the data. */
final class DiskSpace {
    private static final long MIB = 1024 * 1024;
    /** What a run of a minute at the default rate needs, and some more. */
    private static final long NEEDED_TO_START = 1024 * MIB;
    /** Below this, broker and database are about to fail in ways that explain less. */
    private static final long NEEDED_TO_RUN = 128 * MIB;

    private final Path folder;
    private final LongSupplier usable;

    DiskSpace(Path folder) {
        this(folder, () -> usable(folder));
    }

    DiskSpace(Path folder, LongSupplier usable) {
        this.folder = folder;
        this.usable = usable;
    }

    private static long usable(Path folder) {
        try {
            Path existing = folder.toAbsolutePath();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new StackException("The free space of " + folder + " cannot be found: " + e.getMessage(), e);
        }
    }

    /** Throws when there is too little space to begin with. */
    void requireEnoughToStart() {
        shortage(NEEDED_TO_START).ifPresent(DiskSpace::refuse);
    }

    /** Throws when the space is nearly used up. */
    void requireEnoughToRun() {
        shortage(NEEDED_TO_RUN).ifPresent(DiskSpace::refuse);
    }

    /** Returns a sentence when the space is nearly used up. */
    Optional<String> shortageWhileRunning() {
        return shortage(NEEDED_TO_RUN);
    }

    private Optional<String> shortage(long needed) {
        long free = usable.getAsLong();
        return free >= needed
                ? Optional.empty()
                : Optional.of("The disk of " + folder + " has " + free / MIB + " MiB left, and " + needed / MIB
                        + " MiB are needed. Free some space, or name a folder on another disk with --data DIR.");
    }

    private static void refuse(String sentence) {
        throw new StackException(sentence);
    }
}
