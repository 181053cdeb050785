package io.tributary.questdb.json;

/** Finds a single value at a dotted path; a name that holds dots itself is found too. */
final class JsonPath {
    private JsonPath() {}

    /**
     * Looks for a value in the object at the cursor.
     *
     * @return the value as text; null if there is none or it is null, an object or an array
     */
    static String find(JsonCursor cursor, String path) {
        return cursor.peek() == '{' ? inObject(cursor, path, cursor.deeper(0)) : null;
    }

    private static String inObject(JsonCursor cursor, String path, int depth) {
        cursor.expect('{');
        cursor.skipWhitespace();
        String found = null;
        if (cursor.take('}')) {
            return null;
        }
        do {
            String name = cursor.memberName();
            String here = member(cursor, path, name, depth);
            found = found == null ? here : found;
            cursor.skipWhitespace();
        } while (cursor.take(','));
        cursor.expect('}');
        return found;
    }

    private static String member(JsonCursor cursor, String path, String name, int depth) {
        if (name.equals(path)) {
            return single(cursor, depth);
        }
        boolean leadsThere =
                path.length() > name.length() && path.startsWith(name) && path.charAt(name.length()) == '.';
        if (leadsThere && cursor.peek() == '{') {
            return inObject(cursor, path.substring(name.length() + 1), cursor.deeper(depth));
        }
        cursor.skipValue(depth);
        return null;
    }

    private static String single(JsonCursor cursor, int depth) {
        byte first = cursor.peek();
        if (first == '"') {
            cursor.expect('"');
            cursor.readText();
            return cursor.text().asString();
        }
        if (JsonNumber.beginsWith(first)) {
            cursor.readNumber();
            return cursor.number().isIntegral()
                    ? cursor.number().asString()
                    : Double.toString(cursor.number().asDouble());
        }
        int start = cursor.position();
        cursor.skipValue(depth);
        return first == 't' || first == 'f' ? cursor.sourceText(start) : null;
    }
}
