package org.foramen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.foramen.conformance.ConformanceBaseline;
import org.foramen.conformance.EcosystemSuite;
import org.foramen.conformance.GeneratedTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * HL7's terminology ecosystem tests against the jar, where their folder is at hand: what passed once passes. Without the
 * folder it is skipped; where their runner cannot be built it is skipped too, but fails in CI, so that a gate never opens by
 * itself.
 */
class ConformanceIT {

    @Test
    void whatPassedOncePasses() throws Exception {
        Assumptions.assumeTrue(EcosystemSuite.isAtHand(), "../shared/tx-ecosystem is not here");
        ConformanceBaseline baseline = ConformanceBaseline.read();
        ConformanceBaseline now = run();

        print("newly passing", now.passing(), baseline.passing());
        if (ConformanceBaseline.isToBeUpdated()) {
            ConformanceBaseline grown = baseline.grown(now);
            grown.write();
            new GeneratedTable("conformance.md", "suites").write(grown.table());
        }
        assertThat(now.tests()).as("tests that ran").isNotEmpty();
        assertThat(now.passing()).as("what passed once passes").containsAll(baseline.passing());
    }

    private static ConformanceBaseline run() throws Exception {
        try (RunningJar server = RunningJar.start(RunningJar.ownJava())) {
            return EcosystemSuite.run("http://127.0.0.1:" + server.port() + "/fhir");
        } catch (EcosystemSuite.NotBuilt notBuilt) {
            if (System.getenv("CI") != null) {
                throw notBuilt;
            }
            return Assumptions.abort(notBuilt.getMessage());
        }
    }

    private static void print(String what, Set<String> some, Set<String> others) {
        Set<String> difference = new TreeSet<>(some);
        difference.removeAll(others);
        difference.forEach(test -> System.out.println(what + ": " + test));
    }
}
