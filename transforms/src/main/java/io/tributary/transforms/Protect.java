package io.tributary.transforms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Makes personal data unreadable: keyed hash, hash, mask, parts of the text, or nothing.
 *
 * @param <R> source or sink record
 */
public abstract class Protect<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String FIELDS = "fields";
    private static final String METHOD = "method";
    private static final String KEY_SETTING = "key";
    private static final String KEY_VERSION = "key.version";
    private static final String KEEP = "keep";
    private static final String MASK = "mask";
    private static final int MIN_KEY_BYTES = 16;

    private enum Method {
        HMAC,
        SHA256,
        MASK,
        PARTIAL,
        TRUNCATE,
        NULL
    }

    private static final ConfigDef CONFIG = settings().build();

    private DataEditor editor;

    private Protect(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Fields")
                .paths(FIELDS, Importance.HIGH, "The fields to protect, as paths. Empty: the whole key or value.")
                .choice(
                        METHOD,
                        Method.HMAC,
                        Importance.HIGH,
                        "hmac: HMAC-SHA256 with the key, in hexadecimal: equal values stay equal and cannot be guessed "
                                + "without the key; sha256: SHA-256 in hexadecimal, which anybody can compute for every "
                                + "value there may be, so not for e-mail addresses, names or card numbers; mask: a fixed "
                                + "text, zero or false; partial: each character but the last ones masked; truncate: the "
                                + "first characters only; null: nothing.")
                .group("Method")
                .secret(
                        KEY_SETTING,
                        Importance.HIGH,
                        "The secret key of method=hmac, at least 16 bytes. Name it through a ConfigProvider, such as "
                                + "${file:/etc/kafka/secrets.properties:pseudonym.key}, so that it is in no configuration.")
                .text(
                        KEY_VERSION,
                        "",
                        Importance.MEDIUM,
                        "The version of the key, which precedes the text of method=hmac with a colon, so that values of an "
                                + "old and of a new key can be told apart.")
                .number(
                        KEEP,
                        ConfigDef.Type.INT,
                        4,
                        0,
                        1_000,
                        Importance.MEDIUM,
                        "How many characters stay: the last ones with method=partial (a text that is not longer is masked as "
                                + "a whole), the first ones with method=truncate.")
                .text(
                        MASK,
                        "*",
                        Importance.LOW,
                        "What method=mask writes in place of a text, and method=partial in place of each character.");
        OnMissing.define(settings);
        OnError.define(settings);
        settings.rule(FIELDS, parsed -> FieldRules.ensureApart(Settings.paths(parsed, FIELDS)));
        settings.rule(KEY_SETTING, Protect::checkKey);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        Protection protection = protection(parsed);
        List<FieldRule> rules = Settings.paths(parsed, FIELDS).stream()
                .map(path -> new FieldRule(path, path.name(), protection))
                .toList();
        OnError onError = OnError.from(parsed);
        editor = rules.isEmpty()
                ? new WholeEditor(protection, onError)
                : new FieldEditor(rules, OnMissing.from(parsed), onError);
    }

    @Override
    final R transform(R record) {
        return side().replace(record, editor.edit(side().of(record)));
    }

    private static Protection protection(Map<String, Object> parsed) {
        int keep = (Integer) parsed.get(KEEP);
        String mask = (String) parsed.get(MASK);
        return switch (Settings.choice(parsed, METHOD, Method.class)) {
            case HMAC -> new Protection.Hmac(key(parsed), (String) parsed.get(KEY_VERSION));
            case SHA256 -> new Protection.Sha256();
            case MASK -> new Protection.Mask(mask);
            case PARTIAL -> new Protection.Partial(keep, mask);
            case TRUNCATE -> new Protection.Truncate(keep);
            case NULL -> new Protection.Nothing();
        };
    }

    private static void checkKey(Map<String, Object> parsed) {
        Method method = Settings.choice(parsed, METHOD, Method.class);
        if (method == Method.HMAC && key(parsed).length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("method=hmac needs a key of at least " + MIN_KEY_BYTES + " bytes");
        }
        if (method != Method.HMAC && parsed.get(KEY_SETTING) != null) {
            throw new IllegalArgumentException("only method=hmac uses a key, so the values would be less safe than it "
                    + "looks: set method=hmac or remove the key");
        }
    }

    private static byte[] key(Map<String, Object> parsed) {
        Password key = (Password) parsed.get(KEY_SETTING);
        return key == null ? new byte[0] : key.value().getBytes(StandardCharsets.UTF_8);
    }

    /** Protects fields of the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Protect<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Protects fields of the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Protect<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
