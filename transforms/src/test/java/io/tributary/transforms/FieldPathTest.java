package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    /** The examples of KIP-821 and their relatives. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a | a",
                "foo.bar.baz | foo/bar/baz",
                "`foo.bar`.baz | foo.bar/baz",
                "foo.`bar.baz` | foo/bar.baz",
                "`foo`.bar | foo/bar",
                "foo`bar.baz | foo`bar/baz",
                "foo`.`bar | foo`/`bar",
                "`foo`bar` | foo`bar",
                "`foo\\`.bar`.baz | foo`.bar/baz",
            })
    void readsTheSyntaxOfKip821(String text, String steps) {
        if (steps.equals("foo`/`bar")) {
            assertThatThrownBy(() -> FieldPath.parse(text)).hasMessageContaining("not closed");
        } else {
            assertThat(FieldPath.parse(text).steps()).containsExactly(steps.split("/"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "``", "`a", "a.`b", "`a\\`"})
    void refusesWhatIsNoPath(String text) {
        assertThatThrownBy(() -> FieldPath.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "`a.b`.c", "`a\\`.b`.c", "a`b"})
    void isWrittenAsItIsRead(String text) {
        assertThat(FieldPath.parse(text)).hasToString(text);
    }

    @Test
    void findsFieldsInStructsAndMaps() {
        Schema inner =
                SchemaBuilder.struct().field("b", Schema.OPTIONAL_INT32_SCHEMA).build();
        Struct struct = Records.struct("a", inner, new Struct(inner).put("b", 5));

        assertThat(FieldPath.parse("a.b").find(struct)).isEqualTo(5);
        assertThat(FieldPath.parse("a.c").find(struct)).isSameAs(FieldPath.MISSING);
        assertThat(FieldPath.parse("a.b.c").find(struct)).isSameAs(FieldPath.MISSING);
        assertThat(FieldPath.parse("`a.b`").find(Map.of("a.b", 7))).isEqualTo(7);
        assertThat(FieldPath.parse("a").find(Records.map("a", null))).isNull();
        assertThat(FieldPath.parse("a.b").find(Records.map("a", null))).isSameAs(FieldPath.MISSING);
        assertThat(FieldPath.parse("a").find(List.of())).isSameAs(FieldPath.MISSING);
    }
}
