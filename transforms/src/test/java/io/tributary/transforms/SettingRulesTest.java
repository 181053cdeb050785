package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are each right and wrong together: Connect's validation marks one of them, and configure() names the same. */
class SettingRulesTest {
    private static final String LONG_KEY = "0123456789abcdef";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TimestampConvert | fields=a,a | fields",
                "TimestampConvert | fields=a,a.b | fields",
                "TimestampConvert | fields=a; rename=a.b:c | rename",
                "TimestampConvert | rename=a:x,a:y | rename",
                "TimestampConvert | fields=a; from.formats=HH:mm | from.formats",
                "TimestampConvert | fields=a; from.formats=iso,MMM yyyy | from.formats",
                "Fields | rename=a:x,a:y | rename",
                "Fields | rename=a.b:x; exclude=a.b | rename",
                "Fields | rename.replacement=x | rename.replacement",
                "Fields | rename.pattern=(a)b; rename.replacement=$2 | rename.replacement",
                "Fields | rename.pattern=ab; rename.replacement=${n} | rename.replacement",
                "Fields | rename.pattern=ab; rename.replacement=x$ | rename.replacement",
                "Cast | spec=int32,string | spec",
                "Cast | spec=a:int32,int64 | spec",
                "Cast | spec=a:int32,a:string | spec",
                "Cast | spec=a:int32,a.b:string | spec",
                "Cast | spec= | spec",
                "Compute | columns=a:int64 = 1; a:int64 = 2 | columns",
                "Filter | condition=$nothing ? 1 : 2 | condition",
                "Protect | fields=a | key",
                "Protect | fields=a; key=short | key",
                "Protect | fields=a; method=sha256; key=" + LONG_KEY + " | key",
                "Protect | fields=a,a.b; method=sha256 | fields",
                "Geohash | latitude.field=a; longitude.field=a | longitude.field",
                "Geohash | output.field= | output.field",
                "InsertMetadata | topic.field=a; offset.field=a | offset.field",
                "InsertMetadata | topic.field=a; headers=h:a | headers",
                "InsertMetadata | headers=h:a,i:a | headers",
                "InsertMetadata | partition.field= | partition.field",
                "RouteTopic | topic=a b-{c} | topic",
                "RouteTopic | topic= | topic",
                "ParseJson | output=merge | field",
                "ParseJson | output=merge; field=a.b | field",
                "ParseJson | field=a; prefix=x_ | prefix",
                "ArrayPivot | field=a; element.fields= | element.fields",
                "ArrayPivot | field=a; element.fields=x,x | element.fields",
                "ArrayPivot | field=a; element.fields=x:int64,y; output=matrix | element.fields",
                "NullPolicy | defaults=a:5 | defaults",
                "NullPolicy | nulls=default; defaults=a:5,a:6 | defaults",
                "NullPolicy | nulls=default; fields=a; defaults=b:5 | defaults",
            })
    void areMarkedAndRefusedByName(String transform, String text, String key) {
        Map<String, String> settings = settings(text);
        assertThat(marked(transform(transform).config(), settings)).containsExactly(key);
        assertThatThrownBy(() -> transform(transform).configure(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("for configuration " + key + ":");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TimestampConvert | fields=a,b; rename=a:x",
                "TimestampConvert | fields=a; from.formats=iso,epoch,yyyy-MM-dd HH:mm:ss.SSS,EEE d MMM yyyy HH:mm:ss Z",
                "TimestampConvert | fields=a; from.formats=[yyyy-MM-dd HH:mm][dd/MM/yyyy],yyyyMMddHHmmssSSS,yy-D,YYYY-'W'ww-e",
                "Fields | rename.pattern=(a)(?<n>b); rename.replacement=$1${n}\\$",
                "Fields | rename.pattern=\\Qa.b; rename.replacement=x",
                "Fields | rename.pattern=_",
                "Cast | spec=int32",
                "Protect | fields=a; key=" + LONG_KEY,
                "InsertMetadata | topic.field=a; offset.field=b; headers=x.y:c,z:d",
                "RouteTopic | topic=a-{b}.{c}_d",
                "ParseJson | output=merge; field=a; prefix=x_",
                "NullPolicy | nulls=default; fields=a,`b:c`; defaults=a:5,`b:c`:6",
            })
    void areAcceptedWhereTheyAgree(String transform, String text) {
        Map<String, String> settings = settings(text);
        assertThat(marked(transform(transform).config(), settings)).isEmpty();
        transform(transform).configure(settings);
    }

    @Test
    void areNotComparedWhileOneOfThemIsWrongByItself() {
        Map<String, String> settings = settings("fields=a; method=rot13; keep=x");
        assertThat(marked(transform("Protect").config(), settings)).containsExactlyInAnyOrder("method", "keep");
    }

    @Test
    void aSecretIsNotInTheMessage() {
        Map<String, String> settings = settings("fields=a; method=sha256; key=" + LONG_KEY);
        assertThat(transform("Protect").config().validate(settings).stream()
                        .flatMap(it -> it.errorMessages().stream())
                        .toList())
                .hasSize(1)
                .noneMatch(it -> it.contains(LONG_KEY));
    }

    @Test
    void areMarkedInsideTheConfigurationOfAConnector() {
        ConfigDef connector = new ConfigDef();
        connector.embed("transforms.p.", "Transforms", 0, transform("Protect").config());
        assertThat(marked(connector, Map.of("transforms.p.fields", "a"))).containsExactly("transforms.p.key");
    }

    private static List<String> marked(ConfigDef definition, Map<String, String> settings) {
        return definition.validate(settings).stream()
                .filter(it -> !it.errorMessages().isEmpty())
                .map(ConfigValue::name)
                .toList();
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String each : text.split("; (?=[a-z.]+=)", 0)) {
            String[] parts = each.split("=", 2);
            settings.put(parts[0], parts[1].strip());
        }
        return settings;
    }

    private static Transformation<?> transform(String name) {
        return PluginManifestTest.transforms().stream()
                .filter(it -> it.getClass().getName().endsWith("." + name + "$Value"))
                .findFirst()
                .orElseThrow();
    }
}
