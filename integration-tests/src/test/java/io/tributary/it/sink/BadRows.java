package io.tributary.it.sink;

import io.tributary.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;

/**
 * Records for tables that do not exist yet, so that the first record decides that {@code v} is a LONG. The bad ones have
 * text there.
 */
final class BadRows {
    private BadRows() {}

    /**
     * Creates the topics and fills them.
     *
     * @param each records of each topic
     * @param bad how many of all records are bad; spread evenly, none is the first of its topic
     * @return the bad ones
     */
    static List<String> produce(LocalStack stack, List<String> topics, int each, int bad) {
        List<String> allBad = new ArrayList<>();
        int total = each * topics.size();
        int distance = total / bad;
        for (int t = 0; t < topics.size(); t++) {
            List<String> values = new ArrayList<>();
            for (int n = 0; n < each; n++) {
                boolean isBad = (t * each + n) % distance == distance / 2;
                values.add(value(topics.get(t), n, isBad));
                if (isBad) {
                    allBad.add(values.get(n));
                }
            }
            stack.topics().create(topics.get(t), 1);
            stack.topics().sendAll(topics.get(t), 0, values);
        }
        return allBad;
    }

    private static String value(String topic, int n, boolean bad) {
        return "{\"topic\":\"" + topic + "\",\"n\":" + n + ",\"v\":" + (bad ? "\"none\"" : n) + ",\"ts\":"
                + (1_700_000_000_000_000L + n * 1_000L) + "}";
    }
}
