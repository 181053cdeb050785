package io.tributary.doctor;

import io.tributary.questdb.SinkPreview;
import io.tributary.questdb.row.RowCounters;
import io.tributary.questdb.row.TablePreview;
import io.tributary.questdb.table.SqlRefusedException;
import io.tributary.questdb.table.SqlUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/** The examination: Connect, QuestDB and topics one after the other, then the way of the sampled records. */
final class Examination {
    private final Options options;
    private final SinkFile sink;
    private final UnaryOperator<String> environment;
    private final List<Finding> findings = new ArrayList<>();

    Examination(Options options, SinkFile sink, UnaryOperator<String> environment) {
        this.options = options;
        this.sink = sink;
        this.environment = environment;
    }

    /**
     * Examines.
     *
     * @param clientConfig settings of Kafka's clients, with {@code bootstrap.servers}
     * @return what was found; what could not be looked at is a problem in it
     */
    Report run(Map<String, String> clientConfig) throws InterruptedException {
        findings.addAll(new ConnectCheck(options.connect()).examine(sink));
        findings.addAll(SettingsCheck.examine(sink));
        List<ConsumerRecord<byte[], byte[]>> records = sample(clientConfig);
        try (SinkPreview preview = SinkPreview.open(sink.config(), environment)) {
            String trouble = preview.serverProblem().orElse("");
            if (trouble.isEmpty()) {
                findings.add(Finding.ok("QuestDB answers, accepts the credentials and takes rows"));
                return preview(preview, records);
            }
            findings.add(Finding.problem(trouble + ". It is looked for where client.conf.string says; --set"
                    + " client.conf.string=... names another place for this examination."));
        } catch (ConfigException | IllegalArgumentException e) {
            findings.add(Finding.problem("The configuration cannot be used: " + e.getMessage()));
        } catch (SqlUnavailableException | SqlRefusedException e) {
            findings.add(Finding.problem(e.getMessage()));
        }
        return new Report(sink.name(), findings, records.size(), 0, List.of(), List.of());
    }

    private List<ConsumerRecord<byte[], byte[]>> sample(Map<String, String> clientConfig) throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        String isolation = sink.get("consumer.override.isolation.level", "read_uncommitted");
        try (Sampler sampler = new Sampler(clientConfig, isolation)) {
            Set<String> topics = sampler.topics(sink);
            if (topics.isEmpty()) {
                findings.add(Finding.problem("The sink reads no topic: set topics or topics.regex."));
            }
            for (String topic : topics) {
                sampler.sample(topic, options.records())
                        .ifPresentOrElse(
                                sample -> take(sample, records),
                                () -> findings.add(Finding.problem(
                                        "There is no topic " + topic + ". Create it, or mend topics.")));
            }
        } catch (PatternSyntaxException e) {
            findings.add(Finding.problem("topics.regex is not a regular expression: " + e.getDescription() + "."));
        } catch (KafkaException | ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            findings.add(Finding.problem("Kafka at " + clientConfig.get("bootstrap.servers") + " cannot be read ("
                    + cause.getClass().getSimpleName()
                    + "). Name the brokers with --bootstrap, and what they need of clients with --client-config."));
        }
        return records;
    }

    private void take(TopicSample sample, List<ConsumerRecord<byte[], byte[]>> records) {
        String size = sample.partitions() == 1 ? "1 partition" : sample.partitions() + " partitions";
        String topic = "Topic " + sample.topic() + " has " + size + " and ";
        if (sample.records().isEmpty()) {
            findings.add(Finding.warning(topic + "no records to look at: nothing can be said of its rows."));
        } else {
            findings.add(Finding.ok(topic + sample.total() + " records; looked at "
                    + sample.records().size() + " of the newest"));
        }
        records.addAll(sample.records());
    }

    private Report preview(SinkPreview sinkPreview, List<ConsumerRecord<byte[], byte[]>> records) {
        try (PluginLoader plugins = new PluginLoader(options.plugins());
                TransformChain transforms = new TransformChain(sink, plugins)) {
            Preview preview =
                    new Preview(new Converters(sink, plugins), transforms, sinkPreview.rows(Clock.systemUTC()));
            records.forEach(preview::add);
            conclude(sinkPreview, preview);
            return new Report(
                    sink.name(),
                    findings,
                    records.size(),
                    preview.written(),
                    preview.rows().tables(),
                    preview.examples());
        } catch (UnreadableException e) {
            findings.add(Finding.problem(e.getMessage()));
        }
        return new Report(sink.name(), findings, records.size(), 0, List.of(), List.of());
    }

    private void conclude(SinkPreview sinkPreview, Preview preview) {
        findings.addAll(preview.conflicts().findings());
        Preview.Tally tally = preview.tally();
        if (tally.bad() > 0) {
            findings.add(Finding.warning(SettingsCheck.fate(sink, tally)));
        }
        if (preview.dropped() > 0) {
            findings.add(Finding.ok("The transforms drop " + preview.dropped() + " of the records"));
        }
        if (preview.ignored() > 0) {
            findings.add(Finding.ok("The sink passes over " + preview.ignored() + " of the records, as configured"));
        }
        for (RowCounters.Event event : RowCounters.Event.values()) {
            long count = preview.rows().counters().get(event);
            if (count > 0) {
                findings.add(SettingsCheck.policy(event, count));
            }
        }
        for (TablePreview table : preview.rows().tables()) {
            if (table.exists()) {
                sinkPreview.guaranteeProblem(table.name()).ifPresent(text -> findings.add(Finding.problem(text)));
            }
        }
    }
}
