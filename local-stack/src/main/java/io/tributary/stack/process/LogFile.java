package io.tributary.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a child process writes to standard output and standard error.
 *
 * @param path the file
 */
public record LogFile(Path path) {
    private static final int TAIL_BYTES = 64 * 1024;

    /**
     * The end of the file, as far as it tells what went wrong.
     *
     * @param count how many lines at most
     * @return the last lines that are not empty, oldest first; none when there is no file
     */
    public List<String> lastLines(int count) {
        List<String> lines = tail().lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /**
     * The end of the file that tells of trouble: the last lines that say ERROR, FATAL or Exception.
     *
     * @param count how many lines at most
     * @return such lines, oldest first; the last lines of any kind when there is none
     */
    public List<String> lastTrouble(int count) {
        List<String> trouble = tail().lines().filter(LogFile::tellsOfTrouble).toList();
        return trouble.isEmpty()
                ? lastLines(count)
                : trouble.subList(Math.max(0, trouble.size() - count), trouble.size());
    }

    private static boolean tellsOfTrouble(String line) {
        return line.contains("ERROR")
                || line.contains("FATAL")
                || line.contains("CRITICAL")
                || line.contains("Exception")
                || line.contains("Error:");
    }

    private String tail() {
        if (!Files.isRegularFile(path)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int length = (int) Math.min(TAIL_BYTES, file.length());
            byte[] bytes = new byte[length];
            file.seek(file.length() - length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }
}
