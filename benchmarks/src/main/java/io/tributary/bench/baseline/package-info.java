/** What the synthetic source is measured beside: a plugin of its own, without anything of the other packages. */
package io.tributary.bench.baseline;
