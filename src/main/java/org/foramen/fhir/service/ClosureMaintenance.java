package org.foramen.fhir.service;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.foramen.fhir.request.OperationInput;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.terminology.closure.ClosureAnswer;
import org.foramen.terminology.closure.ClosureRelation;
import org.foramen.terminology.closure.ClosureRequest;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.conceptmap.Equivalence;
import org.foramen.terminology.operation.Terminology;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/**
 * {@code $closure} (https://hl7.org/fhir/R4/terminology-service.html#closure): the one operation that changes something, a
 * client's table, and that answers with a ConceptMap.
 */
public final class ClosureMaintenance {

    private final ClosureTables tables;
    private final Clock clock;

    public ClosureMaintenance(ClosureTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** What the client is to add to its table. */
    ConceptMap answer(Terminology terminology, OperationInput input) {
        ClosureAnswer answer = terminology.closure(request(input), tables);
        ConceptMap map = new ConceptMap();
        map.setId(answer.name());
        map.setVersion(answer.version());
        map.setName(
                answer.created()
                        ? "Closure Table " + answer.name() + " Creation"
                        : "Updates for Closure Table " + answer.name());
        map.setStatus(PublicationStatus.ACTIVE);
        map.setExperimental(true);
        map.setDate(Date.from(clock.instant()));
        answer.relations().forEach(relation -> add(relation, map));
        return map;
    }

    private static ClosureRequest request(OperationInput input) {
        if (!input.companions().isEmpty()) {
            throw new Refusal(Problem.invalid(
                    "A closure table outlives the call and so takes no tx-resource: its code systems must be published here",
                    TerminologyOperation.TX_RESOURCE.name()));
        }
        input.atMostOne("concept", "version");
        String name = input.requiredText("name", "");
        String version = input.text("version");
        List<Coding> concepts = input.everyCoding("concept");
        if (version != null) {
            return new ClosureRequest.Replay(name, version);
        }
        return concepts.isEmpty() ? new ClosureRequest.Start(name) : new ClosureRequest.Add(name, concepts);
    }

    private static void add(ClosureRelation relation, ConceptMap map) {
        Coding source = relation.source().coding();
        SourceElementComponent element = element(source, group(source, map));
        Equivalence equivalence = relation.equal() ? Equivalence.EQUAL : Equivalence.SUBSUMES;
        element.addTarget()
                .setCode(relation.target().code())
                .setEquivalence(ConceptMapEquivalence.fromCode(equivalence.code()));
    }

    /** Relations of one code system come one after the other, those of one concept often. */
    private static ConceptMapGroupComponent group(Coding coding, ConceptMap map) {
        for (ConceptMapGroupComponent group : map.getGroup()) {
            if (group.getSource().equals(coding.system())) {
                return group;
            }
        }
        return map.addGroup()
                .setSource(coding.system())
                .setSourceVersion(coding.version())
                .setTarget(coding.system())
                .setTargetVersion(coding.version());
    }

    private static SourceElementComponent element(Coding coding, ConceptMapGroupComponent group) {
        int last = group.getElement().size() - 1;
        if (last >= 0 && coding.code().equals(group.getElement().get(last).getCode())) {
            return group.getElement().get(last);
        }
        return group.addElement().setCode(coding.code());
    }
}
