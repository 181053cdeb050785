package io.tributary.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A headless Chromium.
 *
 * @param program the program
 * @param folder takes its profile, its log and the pictures
 */
record Browser(String program, Path folder) {
    private static final long MINUTES = 3;

    /** The Chromium of this machine; absent when none is installed. */
    static Optional<Browser> find(Path folder) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(path -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .map(file -> new Browser(file.toString(), folder))
                .findFirst();
    }

    BufferedImage screenshot(URI page, int width, int height, String... options)
            throws IOException, InterruptedException {
        Path picture = folder.resolve("page.png");
        File log = folder.resolve("chromium.log").toFile();
        List<String> command = new ArrayList<>(List.of(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=" + width + "," + height,
                "--virtual-time-budget=3000",
                "--screenshot=" + picture));
        command.addAll(List.of(options));
        command.add(page.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended).as("Chromium ends").isTrue();
        assertThat(picture).exists();
        return ImageIO.read(picture.toFile());
    }

    /** How many pixels of a picture have a colour. */
    static long count(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getHeight())
                .mapToLong(y -> IntStream.range(0, picture.getWidth())
                        .filter(x -> (picture.getRGB(x, y) & 0xffffff) == colour)
                        .count())
                .sum();
    }
}
