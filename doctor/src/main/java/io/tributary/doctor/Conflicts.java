package io.tributary.doctor;

import io.tributary.questdb.row.RowProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that would not become rows, put together by what is wrong with them. */
final class Conflicts {
    private final Map<String, Group> groups = new LinkedHashMap<>();

    /** Records with the same trouble. */
    private static final class Group {
        private final String first;
        private long count;

        private Group(String first) {
            this.first = first;
        }
    }

    /** Takes note of a record that the mapping refuses. */
    void add(ConsumerRecord<byte[], byte[]> item, RowProblem problem) {
        String field = problem.field().isEmpty() ? "" : "field " + problem.field() + " holds ";
        add(item, field + problem.found() + " where " + problem.expected() + " is expected: " + problem.advice());
    }

    /** Takes note of a record that cannot be read. */
    void add(ConsumerRecord<byte[], byte[]> item, String trouble) {
        groups.computeIfAbsent(trouble, any -> new Group(place(item))).count++;
    }

    static String place(ConsumerRecord<byte[], byte[]> item) {
        return item.topic() + "-" + item.partition() + " offset " + item.offset();
    }

    long records() {
        return groups.values().stream().mapToLong(group -> group.count).sum();
    }

    List<Finding> findings() {
        return groups.entrySet().stream()
                .map(entry -> Finding.problem(who(entry.getValue()) + ": " + entry.getKey()))
                .toList();
    }

    private static String who(Group group) {
        return group.count == 1
                ? "The record at " + group.first
                : "The record at " + group.first + " and " + (group.count - 1) + " more";
    }
}
