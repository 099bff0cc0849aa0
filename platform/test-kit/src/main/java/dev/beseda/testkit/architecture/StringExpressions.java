package dev.beseda.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Calls of `String` that make a regular expression of their argument. ArchUnit knows no arguments, and `split(",")`
/// makes none: so the code itself is read.
final class StringExpressions {
    private static final Set<String> ALWAYS = Set.of("matches", "replaceAll", "replaceFirst");
    private static final Set<String> SPLITS = Set.of("split", "splitWithDelimiters");
    private static final String SIGNS = ".$|()[{^?*+\\";

    private StringExpressions() {}

    static Stream<String> in(JavaClass type) {
        var calls = ClassFile.of().parse(ClassBytes.of(type)).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> in(code).stream());
        var references = type.getMethodReferencesFromSelf().stream()
                .filter(reference -> reference.getTargetOwner().isEquivalentTo(String.class))
                .map(reference -> reference.getTarget().getName())
                .filter(name -> ALWAYS.contains(name) || SPLITS.contains(name))
                .map(name -> "String::" + name);
        return Stream.concat(calls, references);
    }

    private static List<String> in(CodeModel code) {
        var found = new ArrayList<String>();
        var argument = "";
        for (var element : code) {
            switch (element) {
                case ConstantInstruction constant
                when constant.constantValue() instanceof String text -> argument = text;
                // How often to split at most.
                case ConstantInstruction constant when constant.constantValue() instanceof Integer -> {}
                case InvokeInstruction call -> {
                    if (isExpression(call, argument)) {
                        found.add("String." + call.name().stringValue());
                    }
                    argument = "";
                }
                case Instruction _ -> argument = "";
                default -> {}
            }
        }
        return found;
    }

    private static boolean isExpression(InvokeInstruction call, String argument) {
        var name = call.name().stringValue();
        return call.owner().asInternalName().equals("java/lang/String")
                && (ALWAYS.contains(name) || SPLITS.contains(name) && !isOneSign(argument));
    }

    /// As `String.split` tells them: one character that means itself, or is made to.
    private static boolean isOneSign(String text) {
        return text.length() == 1 && SIGNS.indexOf(text.charAt(0)) < 0
                || text.length() == 2 && text.charAt(0) == '\\' && !Character.isLetterOrDigit(text.charAt(1));
    }
}
