package io.tributary.synthetic.fault;

import io.tributary.synthetic.dataset.Hash;
import java.util.Locale;
import java.util.Optional;

/** A kind of trouble. The order is the order in which several of them are done to one record. */
public enum FaultKind {
    /** The record is left out. */
    MISSING("the record is left out"),
    /** The series is silent for a while. */
    OUTAGE("the record is left out, as all records of its series for fault.outage.ms"),
    /** The record takes another place among its neighbours. */
    SHUFFLE("the records of a window of fault.shuffle.window records come in another order"),
    /** The event time is older than it should be. */
    LATE("the record comes late: its event time is up to fault.late.ms before the scheduled instant"),
    /** The event time is 1970. */
    EPOCH_ZERO("the event time is 0"),
    /** The event time is far ahead. */
    FUTURE("the event time is fault.future.ms ahead"),
    /** The record has no value. */
    TOMBSTONE("the record has a key, if the data set has one, and no value"),
    /** The value is cut off. */
    MALFORMED("the JSON text is cut off; for output=json-bytes only"),
    /** A field repeats an old value. */
    STUCK("a number keeps its value for fault.stuck.records records of the shard"),
    /** A field is far out of range. */
    SPIKE("a number is fault.spike.factor times too large"),
    /** A field is not a number. */
    NAN("a double is NaN"),
    /** A field is infinite. */
    INFINITY("a double is infinite"),
    /** A field has no value. */
    NULL("a field is null"),
    /** A field is of another type. */
    WRONG_TYPE("a number is a text"),
    /** A field is not there. */
    MISSING_FIELD("a field is not there"),
    /** A field is there that the data set does not have. */
    EXTRA_FIELD("there is a field unexpected_field"),
    /** From here on the schema has another field. */
    SCHEMA_CHANGE("from the index fault.schema.change.at on, the records have another field, added_field"),
    /** The record comes twice. */
    DUPLICATE("the record comes twice in a row");

    private static final String EXTRA = "unexpected_field";
    private static final String ADDED = "added_field";

    private final String meaning;
    private final long salt = Hash.of("fault." + name());

    FaultKind(String meaning) {
        this.meaning = meaning;
    }

    /** The name in tags and metrics: {@code wrong-type}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name in keys: {@code fault.wrong.type}. */
    public String key() {
        return "fault." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** What it does, as part of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The name of the field it adds to records, empty when it adds none. */
    public Optional<String> addedField() {
        return switch (this) {
            case EXTRA_FIELD -> Optional.of(EXTRA);
            case SCHEMA_CHANGE -> Optional.of(ADDED);
            default -> Optional.empty();
        };
    }

    /** Keeps the draws of this kind apart from those of others. */
    long salt() {
        return salt;
    }

    /** Its bit in a set of kinds. */
    @SuppressWarnings("EnumOrdinal") // Bits live as long as a record: nothing depends on them across versions.
    long bit() {
        return 1L << ordinal();
    }

    /** Whether a set of kinds has it. */
    boolean isIn(long kinds) {
        return (kinds & bit()) != 0;
    }
}
