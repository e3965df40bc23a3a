package org.foramen.fhir.metadata;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.OperationDefinition;

/**
 * {@code /metadata}: the CapabilityStatement that HAPI derives from the providers, corrected to say only what is true, and
 * with {@code mode=terminology} the TerminologyCapabilities (https://hl7.org/fhir/R4/http.html#capabilities).
 */
public final class CapabilityProvider extends ServerCapabilityStatementProvider {

    private final PublishedResources published;
    private final Catalogue catalogue;
    private final ServerIdentity identity;
    private final String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    public CapabilityProvider(
            RestfulServer server, PublishedResources published, Catalogue catalogue, ServerIdentity identity) {
        super(server);
        setPublisher("Foramen");
        this.published = published;
        this.catalogue = catalogue;
        this.identity = identity;
    }

    @Override
    @Metadata(cacheMillis = 0)
    public IBaseConformance getServerConformance(HttpServletRequest request, RequestDetails details) {
        String[] modes = details.getParameters().getOrDefault("mode", new String[] {"full"});
        String mode = String.join(",", modes);
        if (mode.equals("full") || mode.equals("normative")) {
            return corrected((CapabilityStatement) super.getServerConformance(request, details));
        }
        if (mode.equals("terminology")) {
            return new TerminologyCapabilitiesWriter(catalogue, identity.version(), since).write();
        }
        throw new Refusal(Problem.invalid("The parameter 'mode' must be full, normative or terminology", "mode"));
    }

    /** HAPI would write definitions itself, from its annotations; here they are published or are FHIR's own. */
    @Override
    public OperationDefinition readOperationDefinition(IIdType id, RequestDetails details) {
        OperationDefinition definition = published.byId(OperationDefinition.class, id.getIdPart());
        if (definition == null) {
            throw new ResourceNotFoundException(id);
        }
        return definition;
    }

    private CapabilityStatement corrected(CapabilityStatement statement) {
        statement.setId((String) null);
        statement.setText(null);
        statement.setVersion(identity.version());
        statement.setDateElement(new DateTimeType(since));
        statement.getRestFirstRep().getResource().forEach(resource -> resource.setSearchInclude(null));
        statement.setUrl("https://w3id.org/foramen/CapabilityStatement/foramen");
        statement.setName("ForamenCapabilityStatement");
        statement.setTitle("Capabilities of this server");
        statement.setExperimental(false);
        statement.getSoftware().setReleaseDateElement(new DateTimeType(identity.releaseDate()));
        TerminologyEcosystem.describe(statement);
        for (CapabilityStatementRestResourceComponent resource :
                statement.getRestFirstRep().getResource()) {
            resource.getInteraction()
                    .removeIf(interaction -> interaction.getCode() != TypeRestfulInteraction.READ
                            && interaction.getCode() != TypeRestfulInteraction.SEARCHTYPE);
        }
        statement
                .getRestFirstRep()
                .getResource()
                .removeIf(resource -> resource.getType().equals("OperationDefinition") && !resource.hasSearchParam());
        for (CapabilityStatementRestResourceComponent resource :
                statement.getRestFirstRep().getResource()) {
            withoutDollar(resource.getOperation());
        }
        statement.getRestFirstRep().addInteraction().setCode(SystemRestfulInteraction.BATCH);
        withoutDollar(statement.getRestFirstRep().getOperation());
        return statement;
    }

    private static void withoutDollar(List<CapabilityStatementRestResourceOperationComponent> operations) {
        for (CapabilityStatementRestResourceOperationComponent operation : operations) {
            operation.setName(operation.getName().replace("$", ""));
        }
    }
}
