/** Events as the API shows them: found in a page byte for byte, picked apart field by field, turned into records. */
package io.tributary.github.event;
