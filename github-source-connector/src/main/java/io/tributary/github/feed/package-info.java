/** Feeds: their names, what has been seen of them, and one read of them from the first page to proven overlap. */
package io.tributary.github.feed;
