package io.tributary.stack.connect;

/**
 * A plugin that a worker has found.
 *
 * @param className fully qualified name of its class
 * @param type source, sink, transformation, predicate, converter, header_converter
 * @param version version, or "undefined" where the worker does not know
 */
public record ConnectorPlugin(String className, String type, String version) {}
