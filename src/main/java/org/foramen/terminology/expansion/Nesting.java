package org.foramen.terminology.expansion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.Hierarchy;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/**
 * Puts the members of an expansion below one another as in their code system
 * (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion.contains.contains): each below its nearest ancestor
 * that is a member too. No concept has more than one parent.
 */
final class Nesting {

    /**
     * Members below one another. What is deeper stays a list: neither the parsers of clients nor our own writers read without end,
     * and a tree of so many levels is for nobody to look at. Published hierarchies have some thirty.
     */
    static final int DEEPEST = 100;

    /** A member, how many are above it, and what was found to be below it. */
    private record Node(ExpandAnswer.Entry entry, int depth, List<Node> below) {}

    private final Map<CompiledCodeSystem, Map<Integer, Node>> nodes = new HashMap<>();
    private final List<Node> top = new ArrayList<>();

    private Nesting() {}

    /** The entries as a tree, or as they are where the tree would be too deep. */
    static List<ExpandAnswer.Entry> nest(List<ExpandAnswer.Entry> entries) {
        Nesting nesting = new Nesting();
        for (ExpandAnswer.Entry entry : entries) {
            if (nesting.add(entry).depth() > DEEPEST) {
                return entries;
            }
        }
        return nesting.top.stream().map(Nesting::entry).toList();
    }

    /** Parents come before their children, since ordinals are a preorder. */
    private Node add(ExpandAnswer.Entry entry) {
        Member member = entry.member();
        CompiledCodeSystem system = member.codeSystem();
        if (system == null) {
            return put(entry, null);
        }
        Map<Integer, Node> known = nodes.computeIfAbsent(system, key -> new HashMap<>());
        Node node = put(entry, nearest(system.hierarchy(), member.ordinal(), known));
        known.put(member.ordinal(), node);
        return node;
    }

    private Node put(ExpandAnswer.Entry entry, @Nullable Node ancestor) {
        Node node = new Node(entry, ancestor == null ? 1 : ancestor.depth() + 1, new ArrayList<>(0));
        (ancestor == null ? top : ancestor.below()).add(node);
        return node;
    }

    private static @Nullable Node nearest(Hierarchy hierarchy, int ordinal, Map<Integer, Node> known) {
        int[] parents = hierarchy.parents(ordinal);
        while (parents.length > 0) {
            Work.spend(1);
            Node node = known.get(parents[0]);
            if (node != null) {
                return node;
            }
            parents = hierarchy.parents(parents[0]);
        }
        return null;
    }

    private static ExpandAnswer.Entry entry(Node node) {
        return node.entry().with(node.below().stream().map(Nesting::entry).toList());
    }
}
