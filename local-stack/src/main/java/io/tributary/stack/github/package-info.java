/**
 * A stand-in for the GitHub events API: the same feeds, headers, limits, errors and oddities, on 127.0.0.1.
 *
 * <p>{@link io.tributary.stack.github.GitHubSimulator} is the entry point for tests and the quickstart,
 * {@link io.tributary.stack.github.GitHubSimulatorMain} for a shell.
 */
package io.tributary.stack.github;
