package io.tributary.stack.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a headless Chromium: what it draws, wide and light, narrow and dark. Skipped where there is none. */
class PageInBrowserTest {
    private static final int BAR_LIGHT = 0x2a78d6;
    private static final int BAR_DARK = 0x58a0f0;
    private static final int BACK_LIGHT = 0xf6f7f9;
    private static final int BACK_DARK = 0x12161c;
    private static final int RED_DEVICE = 0xd1495b;

    private static final String DATA = """
            {"tables": [{"name": "github_events", "rows": 796, "rate": 11, "lag": 0, "latency_ms": 1878},
                        {"name": "iot_data", "rows": 1214271, "rate": 20192, "lag": 7442, "latency_ms": 22}],
             "connectors": [{"name": "iot-data-sink", "state": "RUNNING", "tasks": ["RUNNING"]}],
             "iot_per_second": [[1000, 20000], [2000, 10000], [3000, 20000], [4000, 15000]],
             "github_per_second": [[1000, 10], [4000, 20]],
             "types": [["PushEvent", 500], ["<img src=x onerror='document.body.remove()'>", 200]],
             "repositories": [["octo/a-repository-with-a-very-long-name-that-has-to-be-broken-on-a-phone", 30]],
             "devices": [["blue", 51.5, -0.1], ["red", 48.8, 2.3], ["red", 40.4, -3.7]],
             "measures": [["blue", 1.5, 2.25, null]]}
            """;

    @TempDir
    Path folder;

    @Test
    void drawsBarsAndDevicesOnAWideScreen() throws Exception {
        BufferedImage picture = screenshot(1280, 1100, List.of());

        assertThat(count(picture, BACK_LIGHT)).isGreaterThan(100_000);
        assertThat(count(picture, BAR_LIGHT)).as("bars").isGreaterThan(1_000);
        assertThat(count(picture, RED_DEVICE))
                .as("legend of the device called red")
                .isGreaterThan(20);
    }

    @Test
    void isReadableOnAPhoneInTheDark() throws Exception {
        BufferedImage picture =
                screenshot(500, 2200, List.of("--force-dark-mode", "--blink-settings=preferredColorScheme=0"));

        assertThat(count(picture, BACK_DARK)).isGreaterThan(50_000);
        assertThat(count(picture, BACK_LIGHT)).isZero();
        assertThat(count(picture, BAR_DARK)).as("bars").isGreaterThan(1_000);
    }

    private BufferedImage screenshot(int width, int height, List<String> options) throws Exception {
        Optional<String> browser = browser();
        assumeTrue(
                browser.isPresent(), "Chromium is not installed (apt-get install chromium): the page is not looked at");
        Path picture = folder.resolve("page.png");
        try (PageServer server = PageServer.start(0, () -> DATA)) {
            List<String> command = Stream.concat(
                            Stream.of(
                                    browser.get(),
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-dev-shm-usage",
                                    "--hide-scrollbars",
                                    "--force-device-scale-factor=1",
                                    "--user-data-dir=" + folder.resolve("profile"),
                                    "--window-size=" + width + "," + height,
                                    "--virtual-time-budget=3000",
                                    "--screenshot=" + picture),
                            Stream.concat(
                                    options.stream(), Stream.of(server.uri().toString())))
                    .toList();
            File log = folder.resolve("chromium.log").toFile();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(() -> read(log)).isTrue();
            assertThat(picture).as(() -> read(log)).exists();
        }
        return ImageIO.read(picture.toFile());
    }

    private static Optional<String> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(path -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static long count(BufferedImage picture, int colour) {
        return IntStream.range(0, picture.getHeight())
                .mapToLong(y -> IntStream.range(0, picture.getWidth())
                        .filter(x -> (picture.getRGB(x, y) & 0xffffff) == colour)
                        .count())
                .sum();
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
