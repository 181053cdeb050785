package io.tributary.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.questdb.row.TablePreview;
import java.util.Locale;

/** Writes a report for programs. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    static String of(Report report) {
        ObjectNode root = JSON.createObjectNode()
                .put("connector", report.name())
                .put("healthy", report.isHealthy())
                .put("records", report.records())
                .put("rows", report.rows());
        ArrayNode findings = root.putArray("findings");
        report.findings()
                .forEach(finding -> findings.addObject()
                        .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                        .put("sentence", finding.sentence()));
        ArrayNode tables = root.putArray("tables");
        report.tables().forEach(table -> add(table, tables.addObject()));
        ArrayNode examples = root.putArray("examples");
        for (Preview.Example example : report.examples()) {
            ObjectNode node = examples.addObject()
                    .put("record", example.record())
                    .put("table", example.row().table())
                    .put("timestamp", RowTimes.text(example.row().timestamp()));
            ObjectNode columns = node.putObject("columns");
            example.row().columns().forEach((column, value) -> columns.putPOJO(column, value.value()));
        }
        return root.toString();
    }

    private static void add(TablePreview table, ObjectNode node) {
        node.put("name", table.name()).put("exists", table.exists()).put("designated", table.designated());
        ArrayNode columns = node.putArray("columns");
        for (TablePreview.Column column : table.columns()) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", column.type())
                    .put("exists", column.exists())
                    .put("values", column.values());
        }
        ArrayNode statements = node.putArray("statements");
        table.statements().forEach(statements::add);
    }
}
