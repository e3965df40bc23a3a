package org.foramen.terminology.valueset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The members of a value set in one code system, numbered from 0: by the code system's own ordinals where its content is
 * known here, by the place in the list where it is not, and by those of the list that stands for it where it is a grammar.
 */
sealed interface Part permits Part.Known, Part.Foreign, GrammarPart {

    String system();

    /** The code system version that answers; null when it has none or its content is not known here. */
    @Nullable
    String version();

    /** True when the members are of the version asked for, which null leaves open. */
    boolean isOfVersion(@Nullable String asked);

    /** The member of that code, or null when the code is no member. */
    @Nullable
    Member member(String code);

    /** The numbers of all members, in the order in which an expansion lists them. */
    int[] inOrder();

    /** The value set's own wording of a member, null when it has none. */
    @Nullable
    ConceptReference wording(int number);

    /** System, version, code and the preferred display of a member. */
    Coding coding(int number);

    /**
     * Members of a code system that is compiled here.
     *
     * @param listed the author's order where the codes were listed by name, empty where the code system's order holds
     * @param wordings by ordinal
     */
    record Known(
            CompiledCodeSystem codeSystem, Plan plan, List<Integer> listed, Map<Integer, ConceptReference> wordings)
            implements Part {

        @Override
        public String system() {
            return codeSystem.url();
        }

        @Override
        public @Nullable String version() {
            return codeSystem.version();
        }

        @Override
        public boolean isOfVersion(@Nullable String asked) {
            return asked == null || asked.equals(version());
        }

        @Override
        public @Nullable Member member(String code) {
            int ordinal = codeSystem.ordinalOf(code);
            return ordinal >= 0 && plan.contains(ordinal) ? new Member(this, ordinal) : null;
        }

        @Override
        public int[] inOrder() {
            RoaringBitmap members = plan.members();
            if (listed.isEmpty()) {
                return members.toArray();
            }
            return listed.stream()
                    .mapToInt(Integer::intValue)
                    .filter(members::contains)
                    .toArray();
        }

        @Override
        public @Nullable ConceptReference wording(int number) {
            return wordings.get(number);
        }

        @Override
        public Coding coding(int number) {
            ConceptReference wording = wordings.get(number);
            Coding coding = codeSystem.coding(number);
            return wording == null || wording.display() == null
                    ? coding
                    : new Coding(coding.system(), coding.version(), coding.code(), wording.display());
        }

        Known with(Plan other) {
            return new Known(codeSystem, other, listed, wordings);
        }
    }

    /**
     * Codes listed by name of which nothing is known here, because the content of their system is not, or only a fragment that
     * does not hold them: they can be matched, not checked.
     *
     * @param concepts each code once
     * @param numbers from code to the place in the list
     */
    record Foreign(
            String system, @Nullable String version, List<ConceptReference> concepts, Map<String, Integer> numbers)
            implements Part {

        /** Of a code that is listed twice the first one counts. */
        static Foreign of(String system, @Nullable String version, List<ConceptReference> listed) {
            Map<String, Integer> numbers = new HashMap<>();
            List<ConceptReference> concepts = new ArrayList<>();
            for (ConceptReference concept : listed) {
                if (numbers.putIfAbsent(concept.code(), concepts.size()) == null) {
                    concepts.add(concept);
                }
            }
            return new Foreign(system, version, List.copyOf(concepts), Map.copyOf(numbers));
        }

        /** Where the author pinned no version, nothing here can tell versions apart, so that any version will do. */
        @Override
        public boolean isOfVersion(@Nullable String asked) {
            return asked == null || version == null || asked.equals(version);
        }

        @Override
        public @Nullable Member member(String code) {
            Integer number = numbers.get(code);
            return number == null ? null : new Member(this, number);
        }

        @Override
        public int[] inOrder() {
            return IntStream.range(0, concepts.size()).toArray();
        }

        @Override
        public ConceptReference wording(int number) {
            return concepts.get(number);
        }

        @Override
        public Coding coding(int number) {
            ConceptReference concept = concepts.get(number);
            return new Coding(system, version, concept.code(), concept.display());
        }
    }
}
