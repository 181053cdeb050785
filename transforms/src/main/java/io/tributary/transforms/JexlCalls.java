package io.tributary.transforms;

import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.parser.ASTFunctionNode;
import org.apache.commons.jexl3.parser.ASTIdentifier;
import org.apache.commons.jexl3.parser.JexlNode;
import org.apache.commons.jexl3.parser.Parser;
import org.apache.commons.jexl3.parser.StringProvider;

/** Finds the calls of functions in an expression of JEXL, which itself looks a function up only when it calls it. */
final class JexlCalls {
    private JexlCalls() {}

    /**
     * Checks every call.
     *
     * @param source that JEXL has compiled
     * @throws IllegalArgumentException if there is no such function or it takes another number of arguments
     */
    static void check(String source, JexlFeatures features) {
        check(new Parser(new StringProvider(";")).parse(new JexlInfo("expression", 1, 1), features, source, null));
    }

    private static void check(JexlNode node) {
        if (node instanceof ASTFunctionNode && node.jjtGetChild(0) instanceof ASTIdentifier function) {
            String space = function.getNamespace();
            Functions.check(
                    space == null ? function.getName() : space + ":" + function.getName(),
                    node.jjtGetChild(1).jjtGetNumChildren());
        }
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            check(node.jjtGetChild(i));
        }
    }
}
