package io.tributary.synthetic.config;

/**
 * What is wrong with a setting.
 *
 * @param key the key to mark
 * @param message what is wrong and what to do
 */
public record ConfigProblem(String key, String message) {}
