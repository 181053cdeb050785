package io.tributary.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void theQuickstartsAddressesAreTheDefaults() {
        Options options = Options.parse(List.of("sink.json"));

        assertThat(options.file()).isEqualTo(Path.of("sink.json"));
        assertThat(options.connect()).isEqualTo(URI.create("http://127.0.0.1:8083"));
        assertThat(options.bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(options.records()).isEqualTo(100);
        assertThat(options.json()).isFalse();
    }

    @Test
    void everyOptionIsRead() {
        Options options = Options.parse(List.of(
                "--connect",
                "https://connect:8443",
                "--bootstrap",
                "broker:9092",
                "--records",
                "7",
                "--set",
                "client.conf.string=http::addr=a:1;",
                "--json",
                "sink.json"));

        assertThat(options.connect()).isEqualTo(URI.create("https://connect:8443"));
        assertThat(options.bootstrap()).isEqualTo("broker:9092");
        assertThat(options.records()).isEqualTo(7);
        assertThat(options.settings()).isEqualTo(Map.of("client.conf.string", "http::addr=a:1;"));
        assertThat(options.json()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --connect localhost   | --connect needs an address
            --connect             | --connect needs a value
            --records 0           | --records needs a whole number
            --records many        | --records needs a whole number
            --set nothing         | --set needs KEY=VALUE
            --plugins no/such/dir | no/such/dir, which does not exist
            --fast                | Unknown option --fast
            one.json two.json     | one.json and two.json are two
            --json                | Name the file
            """)
    void whatIsWrongIsNamed(String arguments, String complaint) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments.split(" "))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(complaint);
    }
}
