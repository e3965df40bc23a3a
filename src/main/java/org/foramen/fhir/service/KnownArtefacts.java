package org.foramen.fhir.service;

import java.util.ArrayList;
import java.util.List;
import org.foramen.fhir.codec.CodeSystemReader;
import org.foramen.fhir.codec.ConceptMapReader;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.codec.ValueSetReader;
import org.foramen.fhir.request.OperationInput;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.foramen.terminology.operation.Terminology;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one call is answered from: everything published, and what came with the call ({@code tx-resource}), which no other
 * call ever sees.
 *
 * @param companions the value sets that came with the call, those that came last first
 */
record KnownArtefacts(PublishedResources published, List<ValueSet> companions, Terminology terminology) {

    static KnownArtefacts of(PublishedResources published, Terminology terminology) {
        return new KnownArtefacts(published, List.of(), terminology);
    }

    /** These and the artefacts besides; refuses one that is no terminology. */
    KnownArtefacts with(List<Resource> artefacts) {
        if (artefacts.isEmpty()) {
            return this;
        }
        List<CodeSystemDefinition> codeSystems = new ArrayList<>();
        List<ValueSetDefinition> valueSets = new ArrayList<>();
        List<ConceptMapDefinition> conceptMaps = new ArrayList<>();
        List<ValueSet> sources = new ArrayList<>();
        for (Resource artefact : artefacts) {
            if (artefact instanceof CodeSystem codeSystem) {
                codeSystems.add(CodeSystemReader.read(codeSystem));
            } else if (artefact instanceof ValueSet valueSet) {
                valueSets.add(ValueSetReader.read(valueSet));
                sources.add(valueSet);
            } else if (artefact instanceof ConceptMap conceptMap) {
                conceptMaps.add(ConceptMapReader.read(conceptMap));
            } else {
                throw new Refusal(Problem.invalid(
                        "A tx-resource must be a CodeSystem, ValueSet or ConceptMap, not a " + artefact.fhirType(),
                        TerminologyOperation.TX_RESOURCE.name()));
            }
        }
        sources.addAll(companions);
        return new KnownArtefacts(published, sources, terminology.with(codeSystems, valueSets, conceptMaps));
    }

    /** The resource that was expanded: given as the value set, come with the call, or published. */
    ValueSet source(ExpandAnswer answer, OperationInput input) {
        @Nullable ValueSet given = input.resource("valueSet", ValueSet.class);
        if (given != null) {
            return given;
        }
        Canonical canonical = answer.valueSet().definition().canonical();
        for (ValueSet companion : companions) {
            if (new Canonical(companion.getUrl(), companion.getVersion()).equals(canonical)) {
                return companion;
            }
        }
        ValueSet source = published.valueSet(canonical);
        if (source != null || canonical == null) {
            return source == null ? new ValueSet() : source;
        }
        return published.core().valueSets().contains(canonical)
                ? published.core().valueSetResource(canonical)
                : implicit(canonical, answer.valueSet().definition());
    }

    /** A value set that is defined by its url, as a resource (https://hl7.org/fhir/R4/valueset.html#implicit). */
    private static ValueSet implicit(Canonical canonical, ValueSetDefinition definition) {
        ValueSet resource = new ValueSet();
        resource.setUrl(canonical.url()).setStatus(PublicationStatus.ACTIVE);
        definition.includes().forEach(include -> {
            ConceptSetComponent set = resource.getCompose().addInclude().setSystem(include.system());
            include.filters().forEach(filter -> set.addFilter()
                    .setProperty(filter.property())
                    .setOp(FilterOperator.fromCode(filter.operator()))
                    .setValue(filter.value()));
        });
        return resource;
    }
}
