package io.tributary.stack.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java program to be run as a child, on the JVM that runs this one.
 *
 * @param options options of the JVM: heap, system properties
 * @param modular whether the jars form a module path; otherwise they are the class path
 * @param jars jars and folders with classes
 * @param main main class, or module/class when modular
 * @param arguments arguments of the program
 * @param environment environment variables on top of those of this process
 * @param tether the jar of the {@link io.tributary.stack.tether.Tether} agent, so that the program ends with this
 *     process; absent for programs that end by themselves
 */
public record JavaProgram(
        List<String> options,
        boolean modular,
        List<Path> jars,
        String main,
        List<String> arguments,
        Map<String, String> environment,
        Optional<Path> tether) {

    /** Copies its lists and maps. */
    public JavaProgram {
        options = List.copyOf(options);
        jars = List.copyOf(jars);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Returns the command line, first the path of the java program. */
    List<String> command() {
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        tether.ifPresent(jar -> command.add("-javaagent:" + jar));
        Stream.concat(modular ? Stream.of("-p", path, "-m", main) : Stream.of("-cp", path, main), arguments.stream())
                .forEach(command::add);
        return command;
    }
}
