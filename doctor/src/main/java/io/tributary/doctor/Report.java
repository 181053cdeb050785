package io.tributary.doctor;

import io.tributary.questdb.row.TablePreview;
import java.util.List;

/**
 * What the examination has found.
 *
 * @param name name of the connector
 * @param findings what was found, in the order of the examination
 * @param records how many records were looked at
 * @param rows how many rows they would become
 * @param tables the tables that the rows would go to
 * @param examples one row for each table
 */
record Report(
        String name,
        List<Finding> findings,
        long records,
        long rows,
        List<TablePreview> tables,
        List<Preview.Example> examples) {
    /** Copies the lists. */
    Report {
        findings = List.copyOf(findings);
        tables = List.copyOf(tables);
        examples = List.copyOf(examples);
    }

    boolean isHealthy() {
        return problems() == 0;
    }

    long problems() {
        return findings.stream()
                .filter(finding -> finding.level() == Finding.Level.PROBLEM)
                .count();
    }
}
