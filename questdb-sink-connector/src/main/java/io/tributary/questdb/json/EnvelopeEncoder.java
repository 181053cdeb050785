package io.tributary.questdb.json;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.NestedPolicy;
import io.tributary.questdb.row.RowProblemException;
import io.tributary.questdb.row.RowWriter;
import io.tributary.questdb.row.TablePlan;
import io.tributary.questdb.row.ValueEncoder;
import org.apache.kafka.connect.sink.SinkRecord;

/** Encodes values that are JsonConverter's envelope: an object with a schema and a payload of that schema. */
public final class EnvelopeEncoder implements ValueEncoder {
    private static final int ABSENT = -1;

    private final JsonCursor cursor = new JsonCursor();
    private final EnvelopeSchemas schemas = new EnvelopeSchemas();
    private final EnvelopeValues typed;
    private final JsonValues untyped;

    private int schemaFrom;
    private int schemaTo;
    private int payloadAt;
    private int end;

    /**
     * Makes an encoder.
     *
     * @param policy what becomes of objects and arrays inside a row
     * @param row what the values are written to
     */
    public EnvelopeEncoder(NestedPolicy policy, RowWriter row) {
        this.untyped = new JsonValues(cursor, row, policy);
        this.typed = new EnvelopeValues(cursor, row, policy, untyped);
    }

    @Override
    public boolean open(SinkRecord record) {
        find(record);
        cursor.moveTo(payloadAt);
        return cursor.peek() != 'n' || hasDefault(schema());
    }

    private static boolean hasDefault(EnvelopeType type) {
        return type != null && type.fallback() != null;
    }

    private EnvelopeType schema() {
        return schemas.of(cursor.source(), schemaFrom, schemaTo);
    }

    @Override
    public int encode(SinkRecord record, TablePlan table, RowWriter row, LineBuffer out) {
        EnvelopeType type = schema();
        cursor.moveTo(payloadAt);
        untyped.restart();
        if (type == null) {
            untyped.write(table, table.value(), 1);
        } else {
            typed.write(table, table.value(), type, 1);
        }
        cursor.moveTo(end);
        row.end(out);
        return 1;
    }

    @Override
    public String textAt(SinkRecord record, String path) {
        find(record);
        cursor.moveTo(payloadAt);
        return JsonPath.find(cursor, path);
    }

    /** Finds schema and payload, in whichever order they come, and checks that the text is JSON from end to end. */
    private void find(SinkRecord record) {
        JsonBytes.open(record.value(), cursor);
        schemaFrom = ABSENT;
        payloadAt = ABSENT;
        cursor.skipWhitespace();
        if (cursor.peek() != '{') {
            throw noEnvelope();
        }
        cursor.expect('{');
        do {
            String name = cursor.memberName();
            part(name);
            cursor.skipWhitespace();
        } while (cursor.take(','));
        cursor.expect('}');
        cursor.skipWhitespace();
        if (!cursor.atEnd()) {
            throw cursor.malformed("it goes on behind its end");
        }
        if (schemaFrom == ABSENT || payloadAt == ABSENT) {
            throw noEnvelope();
        }
        end = cursor.position();
    }

    private void part(String name) {
        int from = cursor.position();
        boolean isSchema = name.equals("schema") && schemaFrom == ABSENT;
        boolean isPayload = name.equals("payload") && payloadAt == ABSENT;
        if (!isSchema && !isPayload) {
            throw noEnvelope();
        }
        if (isSchema) {
            schemaFrom = from;
        } else {
            payloadAt = from;
        }
        cursor.skipValue(1);
        if (isSchema) {
            schemaTo = cursor.position();
        }
    }

    private static RowProblemException noEnvelope() {
        return new RowProblemException(
                "",
                "JSON without the envelope",
                "an object with schema and payload and nothing else",
                "set value.format=json if the messages have no schema");
    }
}
