package io.tributary.questdb;

import io.tributary.questdb.delivery.DeliveryStats;
import io.tributary.questdb.row.RowCounters;

/** Where the metrics of a task come from. */
record Telemetry(DeliveryStats delivery, RowCounters rows, TableWatch tables) {}
