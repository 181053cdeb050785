package io.tributary.questdb.row;

import io.tributary.questdb.table.ColumnType;
import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.SqlRefusedException;
import io.tributary.questdb.table.TableDesign;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the tables and columns that rows need, if the configuration says so. */
class TableMaker {
    private static final Logger LOG = LoggerFactory.getLogger(TableMaker.class);

    private final CreationConfig config;
    private final SqlEndpoint sql;

    TableMaker(CreationConfig config, SqlEndpoint sql) {
        this.config = config;
        this.sql = sql;
    }

    /** Whether missing columns are made here, before the row that needs them. */
    boolean makesColumns() {
        return config.mode() == CreationConfig.Mode.DDL;
    }

    /** Whether nobody makes what is missing. */
    boolean isForbidden() {
        return config.mode() == CreationConfig.Mode.NONE;
    }

    /** Makes a table that is missing. */
    void makeTable(String table) {
        run(config.design().create(table));
        LOG.info("Created table {}", table);
    }

    /** Makes a column that is missing. */
    void makeColumn(String table, String column, ColumnType type) {
        run(config.design().addColumn(table, column, type));
        LOG.info("Added column {} {} to table {}", column, type.sql(), table);
    }

    /** What a table that is missing will call its designated timestamp. */
    String timestampOfNewTables() {
        TableDesign design = config.design();
        return makesColumns() ? design.timestamp() : TimestampConfig.SERVER_COLUMN;
    }

    private void run(String statement) {
        try {
            sql.run(statement);
        } catch (SqlRefusedException e) {
            throw new ConnectException(
                    "QuestDB refused to create what the rows need: " + e.getMessage() + ". The statement was: "
                            + statement
                            + ". Grant the right to create tables and columns, create them yourself and set "
                            + CreationConfig.CREATE + "=none, or mend the keys table.*",
                    e);
        }
    }
}
