# shellcheck shell=bash
# shellcheck disable=SC2154  # set by those who read this
# What ./quickstart and ./bench share: finding Java, and packaging what they run when a source is newer than its package.
# They set program (how messages call it), home (the folder of the repository), modules (what they run), folders (what
# packaging makes besides jars) and parent (the process whose end ends a build; empty for none).

build_log=$home/target/$program-build.log

fail() {
    echo "$program: $*" >&2
    exit 1
}

# Whether a process is there; that of another user is too, though it takes no signal from here.
alive() {
    kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ] || ps -p "$1" >/dev/null 2>&1
}

find_java() {
    java=java
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no $java. Point JAVA_HOME at a JDK 17 or newer."
    fi
    command -v "$java" >/dev/null || fail "No java was found. Install a JDK 17 or newer, or point JAVA_HOME at one."
    local version
    version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = //p')
    version=${version#1.}
    case $version in
        '' | *[!0-9]*) fail "The version of $java was not found. Point JAVA_HOME at a JDK 17 or newer." ;;
    esac
    [ "$version" -ge 17 ] ||
        fail "Java 17 or newer is needed, but $java is Java $version. Install a JDK 17 and point JAVA_HOME at it."
}

# Everything is packaged, and nothing has changed since. Maven leaves a package alone that would come out the same, so
# the last build of these scripts counts too.
built=$home/target/built
is_built() {
    local folder module jar since
    for folder in $folders; do
        [ -d "$home/$folder" ] || return 1
    done
    for module in $modules; do
        jar=$(find "$home/$module/target" -maxdepth 1 -name '*.jar' ! -name '*-tether.jar' 2>/dev/null | head -1)
        [ -n "$jar" ] || return 1
        since=$jar
        [ ! "$built" -nt "$jar" ] || since=$built
        [ -z "$(find "$home/$module/src/main" "$home/$module/pom.xml" "$home/pom.xml" "$home/build" \
            -newer "$since" -print 2>/dev/null | head -1)" ] || return 1
    done
}

build() {
    [ -x "${java%java}javac" ] || command -v javac >/dev/null ||
        fail "$java can run Tributary but not build it. Install a JDK 17 or newer (not only a JRE)."
    echo "Building Tributary, the first time with many downloads; the log is $build_log"
    mkdir -p "$home/target" || fail "The folder $home/target cannot be made."
    take_turn
    if is_built; then # by the other one
        rm -rf "$turn"
        return
    fi
    touch "$built.next"
    set -m # gives the build a process group of its own, so that it can be ended as a whole
    (cd "$home" && exec ./mvnw -B -DskipTests package) >"$build_log" 2>&1 </dev/null &
    local maven=$! script=$$
    set +m
    # Ends the build with this script and with the process that it follows, even after kill -9.
    (
        trap - EXIT
        while alive "$script" && { [ -z "$parent" ] || alive "$parent"; } && alive "$maven"; do sleep 1; done
        kill -TERM -- "-$maven"
    ) >/dev/null 2>&1 </dev/null &
    trap 'kill -TERM -- "-$maven" 2>/dev/null; rm -rf "$turn"' EXIT
    trap 'exit 130' INT TERM HUP
    while kill -0 "$maven" 2>/dev/null; do
        sleep 1
        show_progress
    done
    if ! wait "$maven"; then
        grep -m 12 ERROR "$build_log" >&2
        fail "The build failed. Its log is $build_log"
    fi
    mv "$built.next" "$built"
    rm -rf "$turn"
    trap - EXIT INT TERM HUP
}

# Two builds in one folder at the same time break each other.
turn=$home/target/build-turn
take_turn() {
    local owner said=
    until mkdir "$turn" 2>/dev/null; do
        owner=$(cat "$turn/pid" 2>/dev/null)
        [ -n "$owner" ] || { sleep 1 && owner=$(cat "$turn/pid" 2>/dev/null); }
        if ! alive "${owner:-none}"; then
            rm -rf "$turn" || fail "The folder $turn of a build that is over cannot be removed. Remove it."
            continue
        fi
        [ -n "$said" ] || echo "  waiting for another build in this folder (process $owner)"
        said=yes
        sleep 1
    done
    echo $$ >"$turn/pid"
}

shown=
show_progress() {
    local module downloads
    module=$(sed -n 's/^\[INFO\] Building \([^ ].*[^ ]\)  *\(\[[0-9/]*\]\)$/\2 \1/p' "$build_log" | tail -1)
    downloads=$(grep -c '^\[INFO\] Downloaded from' "$build_log")
    downloads=$((downloads / 50 * 50))
    [ "$downloads" -eq 0 ] || module="$module, over $downloads files downloaded"
    [ "$module" = "$shown" ] || echo "  $module"
    shown=$module
}
