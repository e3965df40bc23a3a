package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The interval of duplicate-imaging: what golden cases cannot hold, since an operator may set another, or day by day. */
class DuplicateImagingTest {

    @Test
    void theDefaultIntervalIsSixtyDaysBackFromTheDayOfTheOrder() {
        assertThat(topics("2026-11-20", LocalDate.of(2026, 9, 21))).isEqualTo("duplicate-imaging");
        assertThat(topics("2026-11-20", LocalDate.of(2026, 9, 20))).isEmpty();
    }

    @Test
    void anOrderOfTwoMonthsAgoIsNotAskedAboutWhatCameAfterIt() {
        assertThat(topics("2026-09-20", LocalDate.of(2026, 9, 21))).isEmpty();
    }

    @Test
    void withoutADateOfTheOrderTheIntervalEndsToday() {
        assertThat(topics("", LocalDate.now(ZoneId.systemDefault()).minusDays(50)))
                .isEqualTo("duplicate-imaging");
        assertThat(topics("", LocalDate.now(ZoneId.systemDefault()).minusDays(70)))
                .isEmpty();
    }

    @Test
    void theTimeOfDayDoesNotCount() {
        assertThat(topics("2026-11-20T08:00:00Z", LocalDate.of(2026, 9, 21))).isEqualTo("duplicate-imaging");
    }

    @Test
    void theRecordIsMissedOnlyWhereImagingIsOrdered() {
        String reported = "/extension/org.foramen.unevaluated/rules";
        assertThat(CallDraft.call("m99-order-sign", CallDraft.orderSign("72195", "M99.74"))
                        .at(reported))
                .filteredOn(each -> each.path("rule").asText().equals("duplicate-imaging"))
                .extracting(each -> each.path("reason").asText())
                .containsExactly("The prefetch key imaging was not sent.", "The prefetch key procedures was not sent.");
        assertThat(CallDraft.call("m99-order-sign", CallDraft.orderSign("98940", "M99.04"))
                        .at(reported)
                        .isMissingNode())
                .isTrue();
    }

    private static String topics(String authoredOn, LocalDate done) {
        ObjectNode request = CallDraft.orderSign("72195", "M99.74");
        if (!authoredOn.isEmpty()) {
            ((ObjectNode) request.at("/context/draftOrders/entry/0/resource")).put("authoredOn", authoredOn);
        }
        String report = "{'resourceType':'DiagnosticReport','id':'r-1','status':'final','code':{'coding':[{'system':"
                + "'http://www.ama-assn.org/go/cpt','code':'72195'}]},'effectiveDateTime':'" + done + "'}";
        request.set("prefetch", read("{'conditions':null,'procedures':null,'imaging':" + bundle(report) + "}"));
        return CallDraft.topics(CallDraft.call("m99-order-sign", request));
    }
}
