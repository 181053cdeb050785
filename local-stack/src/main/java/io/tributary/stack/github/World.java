package io.tributary.stack.github;

import io.tributary.stack.github.SimulatedEvent.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The people, organisations and repositories that generated events are about. */
final class World {
    private static final String[] FIRST = {
        "quiet", "brave", "amber", "north", "tiny", "rapid", "plain", "lunar", "mossy", "polar", "royal", "vivid"
    };
    private static final String[] SECOND = {
        "otter", "river", "falcon", "maple", "harbor", "comet", "badger", "meadow", "signal", "anchor", "ember", "delta"
    };
    private static final String[] PROJECT = {
        "parser",
        "dotfiles",
        "website",
        "engine",
        "notes",
        "api",
        "bot",
        "charts",
        "client",
        "docs",
        "toolkit",
        "stream"
    };
    private static final int USERS = 240;
    private static final int ORGANIZATIONS = 24;
    private static final int REPOSITORIES = 180;

    private final List<Party> users = new ArrayList<>();
    private final List<Party> organizations = new ArrayList<>();
    private final List<Repository> repositories = new ArrayList<>();

    /**
     * A repository.
     *
     * @param party its name and id
     * @param organization its owner when that is an organisation, else {@link Party#NONE}
     */
    record Repository(Party party, Party organization) {
        String owner() {
            return party.name().substring(0, party.name().indexOf('/'));
        }

        String simpleName() {
            return party.name().substring(party.name().indexOf('/') + 1);
        }
    }

    World(Random random) {
        for (int i = 0; i < USERS; i++) {
            String suffix = i % 12 == 11 ? "[bot]" : "";
            users.add(new Party(name(i) + suffix, 100_000 + random.nextInt(200_000_000)));
        }
        for (int i = 0; i < ORGANIZATIONS; i++) {
            organizations.add(new Party(name(i + USERS) + "-labs", 500_000 + random.nextInt(200_000_000)));
        }
        for (int i = 0; i < REPOSITORIES; i++) {
            boolean owned = i % 3 == 0;
            Party organization = owned ? organizations.get(random.nextInt(ORGANIZATIONS)) : Party.NONE;
            String owner = owned
                    ? organization.name()
                    : users.get(i % 11 + (i / 11) * 12).name();
            String name =
                    owner + "/" + PROJECT[i % PROJECT.length] + (i < PROJECT.length ? "" : "-" + i / PROJECT.length);
            repositories.add(new Repository(new Party(name, 1_000_000 + random.nextInt(1_200_000_000)), organization));
        }
    }

    /** A user; a few of them cause most events. */
    Party user(Random random) {
        return users.get(skewed(random, USERS));
    }

    /** A repository; a few of them see most events. */
    Repository repository(Random random) {
        return repositories.get(skewed(random, REPOSITORIES));
    }

    private static int skewed(Random random, int size) {
        double position = random.nextDouble();
        return (int) (position * position * size);
    }

    private static String name(int number) {
        int pairs = FIRST.length * SECOND.length;
        String pair = FIRST[number % FIRST.length] + "-" + SECOND[(number / FIRST.length) % SECOND.length];
        return number < pairs ? pair : pair + number / pairs;
    }
}
