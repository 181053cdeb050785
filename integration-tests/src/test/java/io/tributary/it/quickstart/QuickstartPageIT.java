package io.tributary.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a running quickstart in a headless Chromium: real data is drawn. Skipped where there is none. */
class QuickstartPageIT {
    private static final int BACK_LIGHT = 0xf6f7f9;
    private static final int BACK_DARK = 0x12161c;
    private static final int BAR_LIGHT = 0x2a78d6;
    private static final int BAR_DARK = 0x58a0f0;
    /** Colours of the legend: device types are named after them. */
    private static final Map<String, Integer> DEVICES = Map.of("green", 0x1a9850, "red", 0xd1495b, "yellow", 0xc9a400);

    @TempDir
    Path folder;

    @Test
    void drawsWhatArrives() throws Exception {
        Optional<Browser> browser = Browser.find(folder);
        assumeTrue(
                browser.isPresent(), "Chromium is not installed (apt-get install chromium): the page is not looked at");
        try (Run run = Run.of(folder, "--offline", "--rate", "2000")) {
            run.awaitRows();
            URI page = page(run);

            BufferedImage wide = browser.get().screenshot(page, 1280, 1100);
            assertThat(Browser.count(wide, BACK_LIGHT)).isGreaterThan(100_000);
            assertThat(Browser.count(wide, BAR_LIGHT)).as("bars").isGreaterThan(1_000);
            DEVICES.forEach((type, colour) -> assertThat(Browser.count(wide, colour))
                    .as("devices called " + type)
                    .isGreaterThan(20));

            BufferedImage dark = browser.get()
                    .screenshot(page, 500, 2200, "--force-dark-mode", "--blink-settings=preferredColorScheme=0");
            assertThat(Browser.count(dark, BACK_DARK)).isGreaterThan(50_000);
            assertThat(Browser.count(dark, BACK_LIGHT)).isZero();
            assertThat(Browser.count(dark, BAR_DARK)).as("bars").isGreaterThan(1_000);

            run.interrupt();
            assertThat(run.awaitEnd()).as(run::err).isZero();
            run.awaitNothingLeft();
        }
    }

    private static URI page(Run run) {
        Matcher line = Pattern.compile("(?m)^ +Dashboard +(http://\\S+)").matcher(run.out());
        assertThat(line.find()).as(run::out).isTrue();
        return URI.create(line.group(1));
    }
}
