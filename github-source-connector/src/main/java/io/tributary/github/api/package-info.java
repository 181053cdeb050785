/** GitHub's REST API over HTTP: requests, answers, what an answer means, credentials and budgets. Knows nothing of feeds. */
package io.tributary.github.api;
