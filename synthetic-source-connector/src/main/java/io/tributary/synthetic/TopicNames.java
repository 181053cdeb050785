package io.tributary.synthetic;

import io.tributary.synthetic.config.TopicTemplate;
import io.tributary.synthetic.dataset.DataSet;
import io.tributary.synthetic.dataset.Row;
import java.util.HashMap;
import java.util.Map;

/** The topic of each record of a shard; names are made once for each value they depend on. */
final class TopicNames {
    private final TopicTemplate template;
    private final DataSet dataSet;
    private final int shard;
    private final int[] slots;
    private final Map<String, String> known = new HashMap<>();
    private String current;

    TopicNames(TopicTemplate template, DataSet dataSet, int shard) {
        this.template = template;
        this.dataSet = dataSet;
        this.shard = shard;
        this.slots = template.fields().stream().mapToInt(dataSet::slotOf).toArray();
        this.current = slots.length == 0 ? template.fill(dataSet.name(), shard, field -> "") : null;
    }

    void take(Row row) {
        if (slots.length > 0) {
            current = known.computeIfAbsent(
                    valuesOf(row), values -> template.fill(dataSet.name(), shard, field -> valueOf(row, field)));
        }
    }

    String current() {
        return current;
    }

    private String valuesOf(Row row) {
        if (slots.length == 1) {
            return valueOf(row, template.fields().get(0));
        }
        StringBuilder values = new StringBuilder();
        template.fields().forEach(field -> values.append(valueOf(row, field)).append('\n'));
        return values.toString();
    }

    private String valueOf(Row row, String field) {
        int slot = dataSet.slotOf(field);
        return row.kind(slot) == Row.Kind.TEXT ? row.text(slot).value() : "none";
    }
}
