package io.tributary.stack.github;

import io.tributary.stack.github.SimulatedEvent.Party;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names and numeric ids of the accounts and repositories that exist. Names ignore case, as on GitHub. */
final class Directory {
    /** Either half of {@code owner/name} leads to the id, the id to the present name. */
    private static final class Register {
        private final Map<String, Long> ids = new TreeMap<>();
        private final Map<Long, String> names = new HashMap<>();

        void add(Party party) {
            if (party.isKnown()) {
                ids.put(party.name().toLowerCase(Locale.ROOT), party.id());
                names.put(party.id(), party.name());
            }
        }

        Optional<Party> byName(String name) {
            return Optional.ofNullable(ids.get(name.toLowerCase(Locale.ROOT))).flatMap(this::byId);
        }

        Optional<Party> byId(long id) {
            return Optional.ofNullable(names.get(id)).map(name -> new Party(name, id));
        }
    }

    private final Register repositories = new Register();
    private final Register organizations = new Register();
    private final Register users = new Register();

    void learn(SimulatedEvent event) {
        repositories.add(event.repository());
        organizations.add(event.organization());
        users.add(event.actor());
    }

    void addRepository(Party repository) {
        repositories.add(repository);
    }

    void addUser(Party user) {
        users.add(user);
    }

    void addOrganization(Party organization) {
        organizations.add(organization);
    }

    /** The repository now or formerly of this name; another name in the answer means that it was renamed. */
    Optional<Party> repository(String name) {
        return repositories.byName(name);
    }

    Optional<Party> repository(long id) {
        return repositories.byId(id);
    }

    Optional<Party> organization(String login) {
        return organizations.byName(login);
    }

    Optional<Party> organization(long id) {
        return organizations.byId(id);
    }

    Optional<Party> user(String login) {
        return users.byName(login);
    }

    Optional<Party> user(long id) {
        return users.byId(id);
    }

    /** The repositories of an organisation under their present names, in the order of their names. */
    List<Party> repositoriesOf(Party organization) {
        String prefix = organization.name().toLowerCase(Locale.ROOT) + "/";
        return repositories.names.entrySet().stream()
                .filter(entry -> entry.getValue().toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(entry -> new Party(entry.getValue(), entry.getKey()))
                .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
                .toList();
    }
}
