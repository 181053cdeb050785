package io.tributary.synthetic.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A part of a definition in YAML or JSON that knows its line and its name, so that every complaint can name them. */
final class SpecNode {
    private final Node node;
    private final String path;

    private SpecNode(Node node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Reads a whole definition; JSON is YAML. */
    static SpecNode read(String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel("data set").build();
            return new Compose(settings)
                    .composeString(text)
                    .map(node -> new SpecNode(node, ""))
                    .orElseThrow(() -> new DataSetException("The definition is empty. Give name and fields."));
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            throw new DataSetException(line + "not valid YAML or JSON: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new DataSetException("not valid YAML or JSON: " + e.getMessage());
        }
    }

    /** A text that stands where another part stands: the name of a member, taken as a value. */
    static SpecNode scalar(String text, SpecNode where) {
        ScalarNode node = new ScalarNode(
                Tag.STR, false, text, ScalarStyle.PLAIN, where.node.getStartMark(), where.node.getEndMark());
        return new SpecNode(node, where.path);
    }

    /** The same part under another name in messages. */
    SpecNode named(String name) {
        return new SpecNode(node, name);
    }

    DataSetException wrong(String message) {
        String line = node.getStartMark()
                .map(mark -> "line " + (mark.getLine() + 1) + ", ")
                .orElse("");
        return new DataSetException(line + (path.isEmpty() ? "top level" : path) + ": " + message);
    }

    /** The members of a mapping by name, none of them unknown. */
    Map<String, SpecNode> members(Set<String> allowed) {
        Map<String, SpecNode> members = members();
        members.forEach((name, member) -> {
            if (!allowed.contains(name)) {
                throw member.wrong(
                        "is not a known setting here. Use " + String.join(", ", new TreeSet<>(allowed)) + ".");
            }
        });
        return members;
    }

    /** The members of a mapping by name. */
    Map<String, SpecNode> members() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("must be a mapping (name: value).");
        }
        Map<String, SpecNode> members = new LinkedHashMap<>();
        for (NodeTuple member : mapping.getValue()) {
            String name = new SpecNode(member.getKeyNode(), path).text();
            SpecNode before = members.put(name, child(member.getValueNode(), name));
            if (before != null) {
                throw before.wrong("is given twice.");
            }
        }
        return members;
    }

    SpecNode required(String name) {
        return optional(name).orElseThrow(() -> wrong(name + " is missing."));
    }

    Optional<SpecNode> optional(String name) {
        return Optional.ofNullable(members().get(name));
    }

    List<SpecNode> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("must be a list.");
        }
        List<SpecNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new SpecNode(element, path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    /** The elements of a list of a given length. */
    List<SpecNode> elements(int count) {
        List<SpecNode> elements = elements();
        if (elements.size() != count) {
            throw wrong("must be a list of " + count + ".");
        }
        return elements;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("must be a single value.");
        }
        return scalar.getValue();
    }

    double number() {
        try {
            double number = Double.parseDouble(text());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with line and name.
        }
        throw wrong("must be a number.");
    }

    double number(double min, double max) {
        double number = number();
        if (number < min || number > max) {
            throw wrong("must be in [" + plain(min) + ", " + plain(max) + "].");
        }
        return number;
    }

    int integer(int min, int max) {
        double number = number(min, max);
        if (number != Math.rint(number)) {
            throw wrong("must be a whole number.");
        }
        return (int) number;
    }

    private SpecNode child(Node child, String name) {
        return new SpecNode(child, path.isEmpty() ? name : path + "." + name);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
