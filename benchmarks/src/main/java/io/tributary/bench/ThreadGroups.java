package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the threads of a JVM have used so far, by what they are there for. Linux only: see {@code proc(5)}, {@code
 * /proc/PID/task/TID/stat}.
 */
final class ThreadGroups {
    /** Clock ticks a second, which Linux reports to programs on every architecture of today. */
    private static final double TICKS = 100;
    /** Places behind the name of the thread: time in user mode and in system mode. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    /** What a thread is there for. Linux cuts names after 15 characters. */
    enum Group {
        TASKS("tasks", "task-thread-.*"),
        COMPILERS("JIT compilers", "C[12] Compiler.*"),
        MEMORY("garbage collection", "VM Thread|GC Thread.*|G1 .*");

        private final String label;
        private final Pattern names;

        Group(String label, String names) {
            this.label = label;
            this.names = Pattern.compile(names);
        }

        String label() {
            return label;
        }

        private boolean holds(String thread) {
            return names.matcher(thread).matches();
        }
    }

    /** CPU ticks of a thread, and the name it has now; threads of a pool may be renamed for each job. */
    record ThreadTime(String name, long ticks) {
        /** Reads a line of {@code stat}. */
        static ThreadTime of(String stat) {
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new ThreadTime(name, Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
        }
    }

    private final Map<String, ThreadTime> threads;

    ThreadGroups(Map<String, ThreadTime> threads) {
        this.threads = Map.copyOf(threads);
    }

    /** The threads of a process; none where the system does not tell. */
    static ThreadGroups of(long pid) {
        Map<String, ThreadTime> threads = new HashMap<>();
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : folder) {
                read(thread).ifPresent(time -> threads.put(thread.getFileName().toString(), time));
            }
        } catch (NoSuchFileException e) {
            return new ThreadGroups(Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ThreadGroups(threads);
    }

    private static Optional<ThreadTime> read(Path thread) {
        try {
            return Optional.of(ThreadTime.of(Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            return Optional.empty(); // It has ended since the folder was listed.
        }
    }

    /**
     * CPU seconds of each group since an earlier look, by the names that threads have now; groups without a thread are left
     * out. Threads that have ended do not count.
     */
    Map<Group, Double> secondsSince(ThreadGroups earlier) {
        Map<Group, Double> seconds = new EnumMap<>(Group.class);
        threads.forEach((id, time) -> {
            ThreadTime before = earlier.threads.get(id);
            double used = (time.ticks() - (before == null ? 0 : before.ticks())) / TICKS;
            for (Group group : Group.values()) {
                if (group.holds(time.name())) {
                    seconds.merge(group, used, Double::sum);
                }
            }
        });
        return seconds;
    }
}
