/** The connector's configuration: its keys, and what they come to once they are read and checked. */
package io.tributary.github.config;
