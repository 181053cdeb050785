package io.tributary.github.config;

import io.tributary.github.event.EventFilter;
import io.tributary.github.event.EventRecords;
import java.util.Optional;

/**
 * What records look like.
 *
 * @param records turns an event into a record
 * @param filter which events become records
 * @param gapsTopic where markers of possible gaps go
 */
public record OutputSettings(EventRecords records, EventFilter filter, Optional<String> gapsTopic) {}
