package io.tributary.transforms;

/**
 * How to flatten.
 *
 * @param maxDepth the number of names that the name of a field is made of at most; what is deeper stays as it is
 */
record FlattenRules(String delimiter, Arrays arrays, Collision collision, int maxDepth) {
    /** What becomes of arrays. */
    enum Arrays {
        KEEP,
        INDEX,
        JSON,
        DROP
    }

    /** What happens when two fields get one name. */
    enum Collision {
        FAIL,
        FIRST,
        LAST
    }

    String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + delimiter + name;
    }
}
