package io.tributary.questdb.table;

/**
 * The names QuestDB allows. The rules are those of {@code TableUtils.isValidTableName} and {@code isValidColumnName} in
 * QuestDB, checked here so that a bad name is one record's problem and not a whole request's.
 */
public final class Names {
    /** The most characters of a name: {@code cairo.max.file.name.length} as servers have it. */
    public static final int MAX_LENGTH = 127;

    private static final String NEVER = "?,'\"\\/:)(+*%~\uFEFF\u007F";

    private Names() {}

    /** Whether a table can have this name. */
    public static boolean isTable(String name) {
        int length = name.length();
        if (length == 0
                || length > MAX_LENGTH
                || !isUnicode(name)
                || name.charAt(0) == ' '
                || name.charAt(length - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean dotOutOfPlace = c == '.' && (i == 0 || i == length - 1 || name.charAt(i - 1) == '.');
            if (dotOutOfPlace || !isAllowed(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a column can have this name. */
    public static boolean isColumn(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !isUnicode(name)) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isColumnCharacter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The name with {@code _} in place of every character that a column name cannot have. */
    public static String replaceInColumn(String name) {
        StringBuilder replaced = new StringBuilder(name);
        for (int i = 0; i < replaced.length(); i++) {
            if (!isColumnCharacter(replaced.charAt(i))) {
                replaced.setCharAt(i, '_');
            }
        }
        return replaced.toString();
    }

    /** Whether the name has no half of a surrogate pair, which has no UTF-8 form. */
    private static boolean isUnicode(String name) {
        return name.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static boolean isColumnCharacter(char c) {
        return c != '.' && c != '-' && isAllowed(c);
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' && NEVER.indexOf(c) < 0;
    }
}
