package io.tributary.questdb.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.delivery.DedupTables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of tables() is asked so that the case of a table's name does not matter, as nowhere in QuestDB. */
class TableKeysTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void findsATableWhateverTheCaseOfItsName() {
        TableKeys keys = TableKeys.lookUp("Orders", this::ordersInSmallLetters);
        assertThat(keys.exists()).isTrue();
        assertThat(keys.upsertKeys()).containsExactly("id", "ts");
    }

    @Test
    void findsTheDedupKeysOfATableWhateverTheCaseOfItsName() {
        assertThat(new DedupTables(this::ordersInSmallLetters).problem("Orders"))
                .isEmpty();
    }

    @Test
    void quotesANameThatHoldsAQuote() {
        TableKeys.lookUp("o'r", this::ordersInSmallLetters);
        assertThat(asked).singleElement().asString().contains("'o''r'");
    }

    /** A QuestDB with the table orders, whose rows are told apart by ts and id. */
    private SqlResult ordersInSmallLetters(String sql) {
        asked.add(sql);
        if (sql.contains("table_columns('Orders')")) {
            return new SqlResult(List.of(), List.of(List.of("ts", true, true), List.of("id", false, true)));
        }
        boolean found = sql.endsWith("WHERE lower(table_name) = lower('Orders')");
        return new SqlResult(List.of(), found ? List.of(List.of(true, true)) : List.of());
    }
}
