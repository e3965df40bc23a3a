package org.foramen.fhir.server;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.foramen.fhir.edge.ProblemInterceptor;
import org.foramen.fhir.provider.CacheIds;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * Several calls in one Bundle (https://hl7.org/fhir/R4/http.html#transaction). In a batch each entry has its own status and
 * outcome. In a transaction the first entry that fails is the answer to the whole; since nothing is ever written here, there
 * is nothing to take back.
 */
final class BundleProvider {

    private static final int MOST_ENTRIES = 100;

    /** Members of all expansions of an answer together: a Bundle is built as a whole before it is written. */
    private static final int MOST_MEMBERS = 50_000;

    private final BundleEntryCall call;
    private final CacheIds caches;
    private final ProblemInterceptor problems = new ProblemInterceptor();

    BundleProvider(BundleEntryCall call, CacheIds caches) {
        this.call = call;
        this.caches = caches;
    }

    @Transaction
    public Bundle answer(@TransactionParam Bundle bundle, RequestDetails request) {
        boolean transaction = bundle.getType() == BundleType.TRANSACTION;
        if (!transaction && bundle.getType() != BundleType.BATCH) {
            throw new Refusal(
                    Problem.invalid("A Bundle that is posted here must be a batch or a transaction", "Bundle.type"));
        }
        if (bundle.getEntry().size() > MOST_ENTRIES) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The Bundle has " + bundle.getEntry().size() + " entries; send at most " + MOST_ENTRIES,
                    "Bundle.entry"));
        }
        caches.prepare(bundle, request);
        Bundle answer = new Bundle().setType(transaction ? BundleType.TRANSACTIONRESPONSE : BundleType.BATCHRESPONSE);
        int members = 0;
        for (int index = 0; index < bundle.getEntry().size(); index++) {
            BundleEntryComponent answered = answer.addEntry();
            try {
                Resource resource =
                        call.answer(bundle.getEntry().get(index), (ServletRequestDetails) request, transaction);
                members += members(resource);
                if (members > MOST_MEMBERS) {
                    throw new Refusal(new Problem(
                            Problem.Kind.TOO_COSTLY,
                            "The expansions of this Bundle have more than " + MOST_MEMBERS
                                    + " members together; ask for this one by itself",
                            null));
                }
                answered.setResource(resource).getResponse().setStatus(status(Constants.STATUS_HTTP_200_OK));
            } catch (RuntimeException thrown) {
                BaseServerResponseException refused = at(index, problems.translate(thrown));
                if (transaction) {
                    throw refused;
                }
                answered.getResponse()
                        .setStatus(status(refused.getStatusCode()))
                        .setOutcome((OperationOutcome) refused.getOperationOutcome());
            }
        }
        return answer;
    }

    private static int members(Resource resource) {
        return resource instanceof ValueSet expanded && expanded.hasExpansion()
                ? expanded.getExpansion().getContains().size()
                : 0;
    }

    private static String status(int code) {
        return code + " " + Constants.HTTP_STATUS_NAMES.getOrDefault(code, "");
    }

    /** The same refusal, which says the entry that it is about. */
    private static BaseServerResponseException at(int index, BaseServerResponseException refused) {
        String entry = "Bundle.entry[" + index + "]";
        OperationOutcome outcome = ((OperationOutcome) refused.getOperationOutcome()).copy();
        outcome.getIssue().forEach(issue -> issue.getExpression().add(0, new StringType(entry)));
        UnclassifiedServerFailureException located =
                new UnclassifiedServerFailureException(refused.getStatusCode(), entry + " failed", outcome);
        refused.getResponseHeaders()
                .forEach((name, values) -> values.forEach(value -> located.addResponseHeader(name, value)));
        return located;
    }
}
