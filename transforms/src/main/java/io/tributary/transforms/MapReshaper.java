package io.tributary.transforms;

import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/**
 * Selects and renames entries of a map with schema. All its values are of one type, so an entry stays as it is or goes.
 *
 * @param selection of the entries
 * @param onlyNamed whether entries about which nothing is said go
 */
record MapReshaper(FieldSelection selection, boolean onlyNamed) {
    /**
     * The schema of the map afterwards.
     *
     * @throws FieldFailure if what is said cannot be done with such a map
     */
    Schema schema(Field field) {
        Schema map = field.schema();
        if (map.keySchema().type() != Schema.Type.STRING) {
            throw new FieldFailure(field.name(), "the keys of the map are no texts, so its entries cannot be named");
        }
        Schema.Type values = map.valueSchema().type();
        if (selection.hasPartsOfPartsNamed() && (values == Schema.Type.STRUCT || values == Schema.Type.MAP)) {
            throw new FieldFailure(
                    field.name(),
                    "the parts of an entry of a map cannot be left out or renamed, as all its values are of one type");
        }
        return map.defaultValue() instanceof Map<?, ?> old ? Schemas.withDefault(map, reshape(old)) : map;
    }

    Map<Object, Object> reshape(Map<?, ?> map) {
        Map<Object, Object> output = FreshMap.like(map);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            FieldSelection chosen = selection.field(entry.getKey());
            if (FieldSelection.keeps(chosen, onlyNamed) && !isOnlyParts(chosen)) {
                Object name = chosen == null || chosen.newName() == null ? entry.getKey() : chosen.newName();
                int before = output.size();
                output.put(name, entry.getValue());
                if (output.size() == before) {
                    throw StructPlan.sameName(name);
                }
            }
        }
        return output;
    }

    private boolean isOnlyParts(FieldSelection chosen) {
        return chosen != null && FieldSelection.keepsOnlyParts(chosen, onlyNamed);
    }
}
