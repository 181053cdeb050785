package io.tributary.questdb.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.questdb.wire.WriteReply.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides what an answer of {@code POST /write} means: from its status, and for a 400 from the {@code code} and
 * {@code line} of its JSON. The text of a message decides nothing, because a full disk (500) carries the same text as a
 * bad row (400).
 */
final class WriteReplies {
    static final int TOO_MANY_CONNECTIONS = 429;

    private static final WriteReply ACCEPTED = new WriteReply.Accepted();
    private static final JsonFactory JSON = new JsonFactory();

    /** The one message that is known to name types and no values. */
    private static final Pattern CAST_ERROR = Pattern.compile(
            "table: ([^,]{1,127}), column: ([^;]{1,127}); (cast error from protocol type: \\w+ to column type: \\S+)");

    private static final String FRACTION_FOR_AN_INTEGER = "cast error from protocol type: FLOAT";

    private static final Pattern OPERATING_SYSTEM_ERROR = Pattern.compile("errno[:=] ?(\\d+)");

    private WriteReplies() {}

    /** What an answer means. */
    static WriteReply of(int status, String body) {
        if (status / 100 == 2) {
            return ACCEPTED;
        }
        return switch (status) {
            case 400 -> badRequest(body);
            case 401 ->
                new WriteReply.Stop(
                        "QuestDB does not accept the credentials (401). Set username and password, or token, in"
                                + " client.conf.string");
            case 403 ->
                new WriteReply.Stop(
                        "QuestDB does not allow this user to write (403). Grant it the right to write over ILP,"
                                + " or use another one in client.conf.string");
            case 405 ->
                new WriteReply.Stop("QuestDB has ILP over HTTP switched off (405). Set line.http.enabled=true in its"
                        + " server.conf");
            case 413 -> new WriteReply.TooLarge("the request is too large (413)");
            case 404 -> tryAgain(Cause.UNREACHABLE, "there is no /write at this address (404)");
            case 408 -> tryAgain(Cause.TIMEOUT, "the server waited too long for the request (408)");
            case 421 -> tryAgain(Cause.NOT_WRITABLE, "the server does not accept writes (421)");
            case TOO_MANY_CONNECTIONS -> tryAgain(Cause.BUSY, "the server has too many connections (429)");
            case 502, 503, 504 -> tryAgain(Cause.BUSY, "the server is not ready (" + status + ")");
            default -> otherStatus(status, body);
        };
    }

    private static WriteReply otherStatus(int status, String body) {
        if (status >= 500) {
            ErrorBody error = ErrorBody.parse(body);
            String message = "the server failed (" + status + detail(error) + ")";
            boolean blamesALine = error.line() > 0
                    && !OPERATING_SYSTEM_ERROR.matcher(error.message()).find();
            return blamesALine
                    ? new WriteReply.FailedAtLine(error.line(), message)
                    : tryAgain(Cause.SERVER_FAILED, message);
        }
        return new WriteReply.Stop(
                "the answer was HTTP " + status + ", which QuestDB does not give to a write. Check that"
                        + " addr in client.conf.string is QuestDB's HTTP port, and whether it needs https::");
    }

    private static WriteReply badRequest(String body) {
        ErrorBody error = ErrorBody.parse(body);
        String message = "QuestDB refused the row (400" + detail(error) + ")";
        return error.line() > 0 ? new WriteReply.BadLine(error.line(), message) : new WriteReply.BadData(message);
    }

    /** What no answer at all means. */
    static WriteReply of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
                return tryAgain(Cause.TIMEOUT, "no answer in time");
            }
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return new WriteReply.Stop(
                        "the certificate of QuestDB is not trusted. Set tls_roots in client.conf.string"
                                + " to a trust store that holds its issuer");
            }
        }
        return tryAgain(Cause.UNREACHABLE, phrase(failure));
    }

    /** What a failed connection is called. */
    static String phrase(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return "the host name is unknown";
        }
        String what = failure instanceof ConnectException ? "no connection" : "the connection broke";
        return root.getMessage() == null ? what : what + ": " + root.getMessage();
    }

    private static WriteReply tryAgain(Cause cause, String message) {
        return new WriteReply.TryAgain(cause, message);
    }

    /** The safe part of a message: types and names, the number of an operating system error, and where to read the rest. */
    private static String detail(ErrorBody error) {
        StringBuilder detail = new StringBuilder();
        Matcher cast = CAST_ERROR.matcher(error.message());
        Matcher errno = OPERATING_SYSTEM_ERROR.matcher(error.message());
        if (cast.find()) {
            detail.append(": table ").append(cast.group(1)).append(", column ").append(cast.group(2));
            detail.append(": ").append(cast.group(3));
            if (cast.group(3).startsWith(FRACTION_FOR_AN_INTEGER)) {
                detail.append(": name the field in doubles before its column is made, or make the column a DOUBLE");
            }
        } else if (errno.find()) {
            detail.append(": operating system error ").append(errno.group(1));
        }
        if (!error.errorId().isEmpty()) {
            detail.append("; QuestDB's log says more under errorId ").append(error.errorId());
        }
        return detail.toString();
    }

    /** The JSON of an error, or empty fields where there is none. */
    private record ErrorBody(int line, String message, String errorId) {
        static ErrorBody parse(String body) {
            int line = 0;
            String message = "";
            String errorId = "";
            try (JsonParser parser = JSON.createParser(body)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return new ErrorBody(0, "", "");
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    switch (name) {
                        case "line" -> line = parser.getValueAsInt();
                        case "message" -> message = parser.getValueAsString("");
                        case "errorId" -> errorId = parser.getValueAsString("");
                        default -> parser.skipChildren();
                    }
                }
            } catch (IOException e) {
                // Not JSON, or cut off: a proxy answered. What was read so far is all there is.
            }
            return new ErrorBody(line, message, errorId);
        }
    }
}
