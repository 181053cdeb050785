package io.tributary.questdb.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks QuestDB which columns a table has. */
public class TableCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(TableCatalogue.class);

    private final SqlEndpoint sql;

    /**
     * Makes a catalogue.
     *
     * @param sql where to ask
     */
    public TableCatalogue(SqlEndpoint sql) {
        this.sql = sql;
    }

    /**
     * Looks a table up.
     *
     * @param table its name
     * @return its columns; {@link TableInfo#ABSENT} too when QuestDB refuses to tell, so that values go out in their
     *     own form
     * @throws SqlUnavailableException if QuestDB cannot be asked now
     */
    public TableInfo lookUp(String table) {
        try {
            String literal = SqlText.literal(table);
            SqlResult found = sql.run("SELECT table_name FROM tables() WHERE " + SqlText.isTable(table));
            if (found.rows().isEmpty()) {
                return TableInfo.ABSENT;
            }
            return read(sql.run("SELECT \"column\", type, designated FROM table_columns(" + literal + ")"));
        } catch (SqlRefusedException e) {
            LOG.warn(
                    "QuestDB does not tell the columns of table {}: values are sent without looking at column types. {}",
                    table,
                    e.getMessage());
            return TableInfo.ABSENT;
        }
    }

    private static TableInfo read(SqlResult result) {
        String designated = "";
        Map<String, ColumnType> columns = new HashMap<>();
        for (List<Object> row : result.rows()) {
            String column = (String) row.get(0);
            columns.put(column.toLowerCase(Locale.ROOT), ColumnType.parse((String) row.get(1)));
            if (Boolean.TRUE.equals(row.get(2))) {
                designated = column;
            }
        }
        return new TableInfo(true, designated, Map.copyOf(columns));
    }
}
