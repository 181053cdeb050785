package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.table.ColumnType;
import io.tributary.questdb.table.TableInfo;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** What a plan does about news of its table. */
class TablePlanTest {
    private final RowConfig config =
            RowConfig.from(new AbstractConfig(RowConfig.define(new ConfigDef()), Map.of("symbols", "room"), false));

    @Test
    void columnsThatWereExpectedAndMadeAreTakenOver() {
        TablePlan plan = plan(TableInfo.ABSENT);
        FieldPlan field = plan.child(plan.value(), "t");
        plan.column(field).settle();
        assertThat(field.passage().whole()).isTrue();

        assertThat(plan.adopt(table("t", "DOUBLE"))).isTrue();

        assertThat(plan.column(field).type()).isEqualTo(ColumnType.of(ColumnType.Kind.DOUBLE));
        assertThat(field.passage().real()).isTrue();
        assertThat(field.passage().whole()).isFalse();
    }

    @Test
    void fieldsInsideOthersAreDecidedAgainToo() {
        TablePlan plan = plan(table("a_b", "LONG"));
        FieldPlan field = plan.child(plan.child(plan.value(), "a"), "b");
        plan.column(field);
        assertThat(field.passage().whole()).isTrue();

        assertThat(plan.adopt(table("a_b", "VARCHAR"))).isTrue();

        assertThat(field.passage().whole()).isFalse();
        assertThat(field.passage().string()).isTrue();
    }

    @Test
    void aColumnThatNoValueCameForMayStillBeMissing() {
        TablePlan plan = plan(TableInfo.ABSENT);
        FieldPlan field = plan.child(plan.value(), "room");
        plan.column(field);

        assertThat(plan.adopt(table("t", "DOUBLE"))).isTrue();
        assertThat(plan.column(field).type()).isEqualTo(ColumnType.of(ColumnType.Kind.SYMBOL));
        assertThat(plan.column(field).isSettled()).isFalse();
    }

    @Test
    void aColumnThatIsGoneTakesANewPlan() {
        TablePlan plan = plan(table("t", "DOUBLE"));
        plan.column(plan.child(plan.value(), "t"));

        assertThat(plan.adopt(table("other", "DOUBLE"))).isFalse();
    }

    @Test
    void aTableThatIsGoneTakesANewPlan() {
        assertThat(plan(table("t", "DOUBLE")).adopt(TableInfo.ABSENT)).isFalse();
    }

    @Test
    void anotherDesignatedTimestampTakesANewPlan() {
        assertThat(plan(TableInfo.ABSENT).adopt(new TableInfo(true, "at", Map.of())))
                .isFalse();
    }

    private static TableInfo table(String column, String type) {
        return new TableInfo(true, "timestamp", Map.of(column, ColumnType.parse(type)));
    }

    private TablePlan plan(TableInfo info) {
        FieldRules rules = new FieldRules(config.fields(), config.timestamp(), config.metadata());
        return new TablePlan("t", info, rules, "timestamp");
    }
}
