package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a worker with plugin.discovery=service_load needs to see. */
class PluginManifestTest {
    static List<Transformation<?>> transforms() {
        List<Transformation<?>> found = new ArrayList<>();
        for (Transformation<?> it : ServiceLoader.load(Transformation.class)) {
            if (it.getClass().getPackage().equals(PluginManifestTest.class.getPackage())) {
                found.add(it);
            }
        }
        return found;
    }

    @Test
    void manifestNamesEveryTransformForKeyAndValue() {
        assertThat(transforms())
                .hasSize(2 * DocumentationTest.transforms().size())
                .hasSize(30);
    }

    @Test
    void predicateLoadsAndDescribesItself() {
        List<String> predicates = new ArrayList<>();
        for (Predicate<?> it : ServiceLoader.load(Predicate.class)) {
            predicates.add(it.getClass().getName());
        }
        assertThat(predicates).contains("io.tributary.transforms.Matches");
        assertThat(new Matches<>().version()).isEqualTo(PluginVersion.get());
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void transformLoadsAndDescribesItself(Transformation<?> transform) {
        Class<?> type = transform.getClass();
        assertThat(Modifier.isPublic(type.getEnclosingClass().getModifiers())).isTrue();
        assertThat(((Versioned) transform).version()).matches("\\d+\\.\\d+\\.\\d+.*");
        for (ConfigDef.ConfigKey key : transform.config().configKeys().values()) {
            assertThat(key.documentation).as(key.name).endsWith(".");
            assertThat(key.group).as(key.name).isNotNull();
        }
    }
}
