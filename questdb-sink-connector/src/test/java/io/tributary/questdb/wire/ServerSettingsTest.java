package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.ilp.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2,3]|V3",
                "[1,2]|V2",
                "[2,1]|V2",
                "[1]|V1",
                "[]|V1",
                "[1,2,3,4]|V3",
            })
    void takesTheNewestDialectThatBothKnow(String versions, ProtocolVersion expected) {
        String body = "{\"config\":{\"release.type\":\"OSS\",\"line.proto.support.versions\":" + versions
                + ",\"other\":[\"x\"]},\"version\":0}";

        assertThat(ServerSettings.parse(body).protocolVersion()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[\"http\",\"tcp\"]|true", "[\"tcp\"]|false", "[]|false"})
    void knowsWhetherRowsAreTakenOverHttp(String writes, boolean expected) {
        assertThat(ServerSettings.parse("{\"accepting.writes\":" + writes + "}").acceptsWrites())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "not json", "{\"a\":[1"})
    void takesWhatIsNotThereForAnOldServer(String body) {
        assertThat(ServerSettings.parse(body)).isEqualTo(ServerSettings.OF_OLD_SERVERS);
    }

    @Test
    void anOldServerSpeaksVersionOneAndTakesRows() {
        assertThat(ServerSettings.OF_OLD_SERVERS).isEqualTo(new ServerSettings(ProtocolVersion.V1, true));
    }
}
