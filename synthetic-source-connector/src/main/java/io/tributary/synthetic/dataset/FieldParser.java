package io.tributary.synthetic.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the fields of a data set, one after the other: a field may refer to those before it. */
final class FieldParser {
    private static final Set<String> TRAITS = Set.of("name", "type", "per", "decimals", "when", "only");
    private static final Set<String> KINDS = Set.of(
            "id", "label", "names", "values", "range", "walk", "level", "heading", "speed", "table", "follow", "state",
            "chance");
    /** The kinds whose values differ from record to record, per series or not. */
    private static final Set<String> MOVING = Set.of("walk", "level", "heading", "speed", "follow");

    private final Optional<Series> series;
    private final Optional<Outage> outage;
    private final Map<String, Table> tables;
    private final List<Field> parsed = new ArrayList<>();
    private final Map<String, Walk> walks = new HashMap<>();

    FieldParser(Optional<Series> series, Optional<Outage> outage, Map<String, Table> tables) {
        this.series = series;
        this.outage = outage;
        this.tables = tables;
    }

    Field parse(SpecNode unnamed) {
        String name = unnamed.required("name").text();
        SpecNode node = unnamed.named("field " + name);
        Set<String> allowed = new TreeSet<>(TRAITS);
        allowed.addAll(KINDS);
        node.members(allowed);
        if (slotOf(name) >= 0) {
            throw node.wrong("there is a field of this name already.");
        }
        FieldType type = FieldType.of(node.required("type"));
        int decimals = decimals(node, type);
        FieldContext context = new FieldContext(name, type, decimals, per(node), Hash.of(name));
        ValueSource source = conditions(node, context, source(node, context));
        boolean trait = context.per() == Sources.Per.SERIES
                && node.members().keySet().stream().noneMatch(MOVING::contains);
        Field field = new Field(name, type, decimals, presence(node), trait, source);
        parsed.add(field);
        return field;
    }

    /** What follows a field that is only sometimes there, is there as often. */
    private Field.Presence presence(SpecNode node) {
        boolean followed = node.optional("follow")
                .map(it -> parsed.get(slotBefore(it.required("field"))).presence())
                .filter(Field.Presence.SOMETIMES::equals)
                .isPresent();
        return followed || node.optional("only").isPresent() ? Field.Presence.SOMETIMES : Field.Presence.ALWAYS;
    }

    private ValueSource source(SpecNode node, FieldContext context) {
        List<String> kinds =
                node.members().keySet().stream().filter(KINDS::contains).toList();
        if (context.type() == FieldType.TIMESTAMP) {
            if (!kinds.isEmpty()) {
                throw node.wrong("a timestamp is the event time and takes no " + kinds.get(0) + ".");
            }
            return Sources.eventTime();
        }
        if (kinds.size() != 1) {
            throw node.wrong("needs exactly one of " + String.join(", ", new TreeSet<>(KINDS)) + ".");
        }
        SpecNode kind = node.required(kinds.get(0));
        return context.type().isNumber() ? numeric(kinds.get(0), kind, context) : other(kinds.get(0), kind, context);
    }

    private ValueSource numeric(String kind, SpecNode node, FieldContext context) {
        return switch (kind) {
            case "values" -> context.oneOf(node);
            case "range" -> context.range(node);
            case "walk" -> walk(node, context);
            case "level" -> context.level(node);
            case "heading" -> motion(Motion.HEADING, node, 1);
            case "speed" -> motion(Motion.SPEED, node, node.required("max").number(0, 1e9));
            case "table" -> column(node, context);
            case "follow" -> follow(node, context);
            default -> throw node.wrong("cannot make numbers.");
        };
    }

    private ValueSource other(String kind, SpecNode node, FieldContext context) {
        if (context.type() == FieldType.BOOLEAN) {
            if (!"chance".equals(kind)) {
                throw node.wrong("cannot make true and false; use chance.");
            }
            return Sources.chance(context.per(), context.salt(), node.number(0, 1));
        }
        return switch (kind) {
            case "id" -> context.identifier(node, series.map(Series::count).orElse(0));
            case "label" -> context.label(node);
            case "names" -> names(node);
            case "values" -> context.oneOf(node);
            case "table" -> column(node, context);
            case "state" -> state(node);
            default -> throw node.wrong("cannot make text.");
        };
    }

    /** A name for each series, by number. */
    private ValueSource names(SpecNode node) {
        int count = series.map(Series::count).orElseThrow(() -> node.wrong("needs series at the top level."));
        List<Text> names = node.elements().stream().map(FieldParser::text).toList();
        if (names.size() < count) {
            throw node.wrong("has " + names.size() + " names for " + count + " series.");
        }
        return (at, row, slot) -> row.setText(slot, names.get(at.series()));
    }

    private ValueSource walk(SpecNode node, FieldContext context) {
        node.members(Set.of("min", "max", "period", "jump"));
        FieldContext.Span span = context.span(node);
        Walk walk = new Walk(
                context.salt(),
                span.min(),
                span.max(),
                node.required("period").number(1, 1e12),
                node.optional("jump").map(it -> it.number(0, 1)).orElse(0.0));
        walks.put(context.name(), walk);
        return walk;
    }

    private ValueSource motion(Motion motion, SpecNode node, double scale) {
        node.members(Set.of("lat", "lon", "max"));
        return motion.along(walkOf(node.required("lat")), walkOf(node.required("lon")), scale);
    }

    private Walk walkOf(SpecNode node) {
        Walk walk = walks.get(node.text());
        if (walk == null) {
            throw node.wrong("there is no walk of this name before this field.");
        }
        return walk;
    }

    private ValueSource column(SpecNode node, FieldContext context) {
        node.members(Set.of("of", "column"));
        SpecNode name = node.required("of");
        Table table = tables.get(name.text());
        if (table == null) {
            throw name.wrong("there is no such table.");
        }
        return context.oneOf(table.salt(), table.column(node.required("column")));
    }

    private ValueSource follow(SpecNode node, FieldContext context) {
        node.members(Set.of("field", "factor", "offset", "noise"));
        SpecNode name = node.required("field");
        int other = slotBefore(name);
        if (!parsed.get(other).type().isNumber()) {
            throw name.wrong("is not a number.");
        }
        return new Sources.Following(
                        other,
                        node.optional("factor").map(SpecNode::number).orElse(1.0),
                        node.optional("offset").map(SpecNode::number).orElse(0.0),
                        node.optional("noise").map(SpecNode::number).orElse(0.0))
                .source(context);
    }

    private ValueSource state(SpecNode node) {
        List<SpecNode> texts = node.elements(3);
        return outage.orElseThrow(() -> node.wrong("needs outage at the top level."))
                .state(text(texts.get(0)), text(texts.get(1)), text(texts.get(2)));
    }

    private static Text text(SpecNode node) {
        return new Text(node.text());
    }

    private ValueSource conditions(SpecNode node, FieldContext context, ValueSource source) {
        ValueSource conditional =
                node.optional("when").map(it -> when(it, context, source)).orElse(source);
        return node.optional("only")
                .map(it -> {
                    List<SpecNode> part = it.elements(2);
                    return Sources.onlyFor(part.get(0).number(0, 1), part.get(1).number(0, 1), conditional);
                })
                .orElse(conditional);
    }

    private ValueSource when(SpecNode node, FieldContext context, ValueSource otherwise) {
        node.members(Set.of("field", "is", "value"));
        SpecNode is = node.required("is");
        List<String> texts = is.isScalar()
                ? List.of(is.text())
                : is.elements().stream().map(SpecNode::text).toList();
        return Sources.when(
                slotBefore(node.required("field")), texts, context.constant(node.required("value")), otherwise);
    }

    private int slotBefore(SpecNode name) {
        int slot = slotOf(name.text());
        if (slot < 0) {
            throw name.wrong("there is no field " + name.text() + " before this one.");
        }
        return slot;
    }

    private int slotOf(String name) {
        for (int slot = 0; slot < parsed.size(); slot++) {
            if (parsed.get(slot).name().equals(name)) {
                return slot;
            }
        }
        return -1;
    }

    private Sources.Per per(SpecNode node) {
        return node.optional("per")
                .map(it -> switch (it.text()) {
                    case "record" -> Sources.Per.RECORD;
                    case "series" -> Sources.Per.SERIES;
                    default -> throw it.wrong("must be record or series.");
                })
                .orElse(Sources.Per.RECORD);
    }

    private static int decimals(SpecNode node, FieldType type) {
        Optional<SpecNode> decimals = node.optional("decimals");
        if (type == FieldType.FLOAT64) {
            return decimals.map(it -> it.integer(0, Field.MAX_DECIMALS)).orElse(3);
        }
        decimals.ifPresent(it -> {
            throw it.wrong("is for type double only.");
        });
        return 0;
    }
}
