package org.foramen.terminology.closure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The closure tables of all clients, by name. One lock for all: codes are looked up before it, what is left takes
 * microseconds a concept, and no caller can see half of another's change or enter into a table that was begun again meanwhile.
 */
public final class ClosureTables {

    private final ClosureLimits limits;
    /** In the order of use, the longest unused first. */
    private final Map<String, ClosureTable> tables = new LinkedHashMap<>(16, 0.75f, true);

    public ClosureTables(ClosureLimits limits) {
        this.limits = limits;
    }

    /**
     * Begins a table, or begins it again with nothing in it. Versions of the earlier one are not used again, so that a client
     * which still holds one is told.
     */
    public synchronized ClosureAnswer start(String name) {
        ClosureTable earlier = tables.get(name);
        tables.put(name, new ClosureTable(name, limits.maxEntries(), earlier == null ? 0 : earlier.version()));
        if (tables.size() > limits.maxTables()) {
            tables.remove(tables.keySet().iterator().next());
        }
        return new ClosureAnswer(name, "0", true, List.of());
    }

    /** Enters the concepts, all or none; gives what they bring. Refuses an unknown table and what does not fit in. */
    public synchronized ClosureAnswer add(String name, List<ClosureConcept> concepts) {
        ClosureTable table = table(name);
        List<ClosureRelation> brought = table.add(concepts);
        return new ClosureAnswer(name, Long.toString(table.version()), false, brought);
    }

    /** What was added after a version, and the version now. Refuses an unknown table and a version that it never had. */
    public synchronized ClosureAnswer replay(String name, String since) {
        ClosureTable table = table(name);
        return new ClosureAnswer(name, Long.toString(table.version()), false, table.since(since));
    }

    private ClosureTable table(String name) {
        ClosureTable table = tables.get(name);
        if (table == null) {
            throw ClosureTable.unknown(name);
        }
        return table;
    }
}
