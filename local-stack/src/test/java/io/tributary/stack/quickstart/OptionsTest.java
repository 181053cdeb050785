package io.tributary.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments));
    }

    @Test
    void withoutOptionsItRunsUntilItIsEnded() {
        assertThat(parse())
                .isEqualTo(new Options(Optional.empty(), false, 15_000, Optional.empty(), Optional.empty(), false));
    }

    @Test
    void everyOptionIsUnderstood() {
        assertThat(parse("--for", "60", "--offline", "--rate", "20000", "--data", "a b", "--json"))
                .isEqualTo(new Options(
                        Optional.of(Duration.ofSeconds(60)),
                        true,
                        20_000,
                        Optional.of(Path.of("a b")),
                        Optional.empty(),
                        true));
    }

    @Test
    void recordingsArePlayedOffline(@TempDir Path folder) {
        Options options = parse("--recordings", folder.toString());

        assertThat(options.offline()).isTrue();
        assertThat(options.recordings()).contains(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bogus", "-x", "60", "--FOR", ""})
    void anUnknownOptionIsNamed(String option) {
        assertThatThrownBy(() -> parse(option))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown option " + option + ".");
    }

    @ParameterizedTest
    @CsvSource({"--for,0", "--for,-1", "--for,1.5", "--for,soon", "--for,99999999999", "--rate,0", "--rate,fast"})
    void aValueThatIsNoSensibleNumberIsNamed(String option, String value) {
        assertThatThrownBy(() -> parse(option, value))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(option)
                .hasMessageContaining("\"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--for", "--rate", "--data", "--recordings"})
    void aMissingValueIsNamed(String option) {
        assertThatThrownBy(() -> parse(option)).hasMessage("Option " + option + " needs a value.");
    }

    @Test
    void aRecordingsFolderMustExist() {
        assertThatThrownBy(() -> parse("--recordings", "no/such/folder"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no/such/folder");
    }
}
