package org.foramen.terminology.expansion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.Hierarchy;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/**
 * Puts the members of an expansion below one another as in their code system
 * (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion.contains.contains): each below its nearest ancestor
 * that is a member too.
 */
final class Nesting {

    /** A member and what was found to be below it. */
    private record Node(ExpandAnswer.Entry entry, List<Node> below) {}

    private final Map<CompiledCodeSystem, Map<Integer, Node>> nodes = new HashMap<>();
    private final List<Node> top = new ArrayList<>();

    private Nesting() {}

    static List<ExpandAnswer.Entry> nest(List<ExpandAnswer.Entry> entries) {
        Nesting nesting = new Nesting();
        entries.forEach(nesting::add);
        return nesting.top.stream().map(Nesting::entry).toList();
    }

    /** Parents come before their children, since ordinals are a preorder. */
    private void add(ExpandAnswer.Entry entry) {
        Member member = entry.member();
        Node node = new Node(entry, new ArrayList<>(0));
        CompiledCodeSystem system = member.codeSystem();
        Node ancestor = null;
        if (system != null) {
            Map<Integer, Node> known = nodes.computeIfAbsent(system, key -> new HashMap<>());
            ancestor = nearest(system.hierarchy(), member.ordinal(), known);
            known.put(member.ordinal(), node);
        }
        (ancestor == null ? top : ancestor.below()).add(node);
    }

    private static @Nullable Node nearest(Hierarchy hierarchy, int ordinal, Map<Integer, Node> known) {
        Deque<Integer> open = new ArrayDeque<>();
        open.add(ordinal);
        while (!open.isEmpty()) {
            for (int parent : hierarchy.parents(open.remove())) {
                Node node = known.get(parent);
                if (node != null) {
                    return node;
                }
                open.add(parent);
            }
        }
        return null;
    }

    private static ExpandAnswer.Entry entry(Node node) {
        return node.entry().with(node.below().stream().map(Nesting::entry).toList());
    }
}
