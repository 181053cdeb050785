package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.wire.WriteReply.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRepliesTest {
    private static final String CAST_ERROR = "{\"code\":\"invalid\",\"message\":\"failed to parse line protocol:errors"
            + " encountered on line(s):\\nerror in line 2: table: t1, column: a; cast error from protocol type: STRING to"
            + " column type: LONG\",\"line\":2,\"errorId\":\"494703574ca9-1\"}";

    @Test
    void aCastErrorNamesLineTableColumnAndTypes() {
        assertThat(WriteReplies.of(400, CAST_ERROR))
                .isEqualTo(new WriteReply.BadLine(
                        2,
                        "QuestDB refused the row (400: table t1, column a: cast error from protocol type: STRING to column"
                                + " type: LONG; QuestDB's log says more under errorId 494703574ca9-1)"));
    }

    @Test
    void aFractionForAnIntegerSaysWhatToSet() {
        assertThat(WriteReplies.of(400, CAST_ERROR.replace("STRING", "FLOAT")))
                .isInstanceOfSatisfying(
                        WriteReply.BadLine.class,
                        reply -> assertThat(reply.message())
                                .contains("FLOAT to column type: LONG: name the field in doubles"));
    }

    @Test
    void anotherMessageIsNotShownBecauseItMayHoldData() {
        WriteReply reply = WriteReplies.of(
                400, "{\"code\":\"invalid\",\"message\":\"bad value 4711 at x\",\"line\":1,\"errorId\":\"e-1\"}");

        assertThat(reply)
                .isEqualTo(new WriteReply.BadLine(
                        1, "QuestDB refused the row (400; QuestDB's log says more under errorId e-1)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"code\":\"invalid\",\"message\":\"x\",\"line\":0}", "{\"code\":\"invalid\"}", "text", ""})
    void a400WithoutALineBlamesTheRequestAsAWhole(String body) {
        assertThat(WriteReplies.of(400, body)).isInstanceOf(WriteReply.BadData.class);
    }

    @Test
    void aFullDiskIsNeverTakenForABadRow() {
        String diskFull =
                "{\"code\":\"internal error\",\"message\":\"failed to parse line protocol:errors encountered on"
                        + " line(s):\\nerror in line 1: table: t1; no space left [errno: 28]\",\"line\":1,\"errorId\":\"e-2\"}";

        assertThat(WriteReplies.of(500, diskFull))
                .isEqualTo(
                        new WriteReply.TryAgain(
                                Cause.SERVER_FAILED,
                                "the server failed (500: operating system error 28; QuestDB's log says more under errorId e-2)"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, UNREACHABLE",
        "408, TIMEOUT",
        "421, NOT_WRITABLE",
        "429, BUSY",
        "500, SERVER_FAILED",
        "502, BUSY",
        "503, BUSY",
        "504, BUSY",
        "507, SERVER_FAILED",
        "599, SERVER_FAILED"
    })
    void whatTheServerGetsOverIsTriedAgain(int status, Cause cause) {
        assertThat(WriteReplies.of(status, "not json"))
                .isInstanceOfSatisfying(
                        WriteReply.TryAgain.class,
                        again -> assertThat(again.cause()).isEqualTo(cause));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 405, 415})
    void whatAPersonMustMendStops(int status) {
        assertThat(WriteReplies.of(status, "<html>")).isInstanceOf(WriteReply.Stop.class);
    }

    @Test
    void a413AsksForSmallerRequests() {
        assertThat(WriteReplies.of(413, "")).isInstanceOf(WriteReply.TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void a2xxIsAccepted(int status) {
        assertThat(WriteReplies.of(status, "")).isInstanceOf(WriteReply.Accepted.class);
    }

    @Test
    void noConnectionIsTriedAgain() {
        assertThat(WriteReplies.of(new ConnectException("Connection refused")))
                .isEqualTo(new WriteReply.TryAgain(Cause.UNREACHABLE, "no connection: Connection refused"));
    }

    @Test
    void silenceIsATimeout() {
        assertThat(WriteReplies.of(new HttpTimeoutException("request timed out")))
                .isEqualTo(new WriteReply.TryAgain(Cause.TIMEOUT, "no answer in time"));
    }

    @Test
    void anUntrustedCertificateStops() {
        IOException failure = new SSLHandshakeException("PKIX path building failed");
        failure.initCause(new CertificateException("unable to find valid certification path"));

        assertThat(WriteReplies.of(failure)).isInstanceOf(WriteReply.Stop.class);
    }

    @Test
    void aBrokenHandshakeIsTriedAgain() {
        assertThat(WriteReplies.of(new SSLHandshakeException("Remote host terminated the handshake")))
                .isInstanceOf(WriteReply.TryAgain.class);
    }
}
