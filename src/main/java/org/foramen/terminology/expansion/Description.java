package org.foramen.terminology.expansion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.language.Wording;
import org.foramen.terminology.language.Wordings;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/** Tells of each member what one request wants to know. */
final class Description {

    private final CompiledValueSet valueSet;
    private final Map<String, Boolean> tellsVersion = new HashMap<>();
    private final MemberWordings wordings;
    private final MemberProperties properties;

    Description(CompiledValueSet valueSet, ExpandRequest.Details wanted, Uses uses) {
        this.valueSet = valueSet;
        this.wordings =
                new MemberWordings(wanted, valueSet.definition().declarations().language(), uses);
        this.properties = new MemberProperties(wanted.properties());
    }

    /** What the properties of the members that were told mean. */
    List<ExpandAnswer.Declaration> properties() {
        return properties.declarations();
    }

    ExpandAnswer.Entry entry(Member member) {
        Coding coding = member.coding();
        String system = coding.system();
        String version = system != null && tellsVersion.computeIfAbsent(system, valueSet::tellsVersions)
                ? coding.version()
                : null;
        List<Property> told = properties.of(member);
        List<Extension> extensions = properties.extensions(member);
        String display = coding.display();
        List<Designation> designations = List.of();
        if (!wordings.isPlain()) {
            Wordings all = wordings.of(member);
            @Nullable Wording shown = wordings.display(all);
            display = shown == null ? null : shown.value();
            designations = wordings.besides(member, all, shown);
        }
        boolean bare = designations.isEmpty() && told.isEmpty() && extensions.isEmpty();
        ExpandAnswer.Details details =
                bare ? ExpandAnswer.Details.NONE : new ExpandAnswer.Details(designations, told, extensions);
        return new ExpandAnswer.Entry(member, version, display, details, List.of());
    }
}
