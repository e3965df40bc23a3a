package org.foramen.terminology.comparison;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.valueset.CompiledSet;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/**
 * One of the two value sets.
 *
 * @param label names it
 * @param valueSet null where it does not compile
 * @param obstacle why it does not, null where it does
 */
record Operand(
        String label,
        @Nullable CompiledValueSet valueSet,
        @Nullable Message obstacle) {

    /**
     * What makes two members one.
     *
     * @param version null where it does not matter, or is not known
     */
    record Identity(@Nullable String system, @Nullable String version, String code) {}

    /**
     * What the value set has.
     *
     * @param codes the code of each member, in the order of the value set
     * @param obstacle why they cannot be told, null where they can
     */
    record Members(Map<Identity, String> codes, @Nullable Message obstacle) {}

    Members members(VersionPolicy policy) {
        Map<Identity, String> codes = new LinkedHashMap<>();
        if (valueSet == null) {
            return new Members(codes, obstacle);
        }
        Message unclosed = unclosed(valueSet, new HashSet<>());
        if (unclosed != null) {
            return new Members(codes, unclosed);
        }
        try {
            for (Member member : valueSet.page(0, Integer.MAX_VALUE)) {
                Coding coding = member.coding();
                codes.put(identity(member, coding, policy), coding.code());
            }
        } catch (Refusal refusal) {
            Work.requireLeft();
            return new Members(codes, refusal.problem().message());
        }
        return new Members(codes, null);
    }

    /** Why not all members are known though an expansion can show some, null where all are. */
    private static @Nullable Message unclosed(CompiledValueSet valueSet, Set<CompiledValueSet> seen) {
        if (!valueSet.grammars().isEmpty()) {
            return Message.of("The codes of " + valueSet.grammars().get(0).url() + " have no end");
        }
        for (CompiledSet set : valueSet.sets()) {
            CompiledCodeSystem system = set.codeSystem();
            if (set.isOpen() && system != null) {
                return Message.of("Only a fragment of " + system.canonical() + " is known here");
            }
            for (CompiledValueSet imported : set.valueSets()) {
                Message within = seen.add(imported) ? unclosed(imported, seen) : null;
                if (within != null) {
                    return within;
                }
            }
        }
        return null;
    }

    private static Identity identity(Member member, Coding coding, VersionPolicy policy) {
        CompiledCodeSystem system = member.codeSystem();
        boolean needed = system != null && system.definition().versionNeeded();
        boolean matters = policy == VersionPolicy.ALWAYS || (policy == VersionPolicy.AS_NEEDED && needed);
        return new Identity(coding.system(), matters ? coding.version() : null, coding.code());
    }
}
