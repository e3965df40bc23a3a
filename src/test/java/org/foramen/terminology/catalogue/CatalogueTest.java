package org.foramen.terminology.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final String URL = "https://example.org/CodeSystem/body";

    @Test
    void theNewestVersionAnswersWhenNoneIsPinned() {
        assertThat(newest("1.9.2", "1.10.0", "1.2")).isEqualTo("1.10.0");
        assertThat(newest("2027", "2026")).isEqualTo("2027");
        assertThat(newest("2026-10-01", "2026-04-01", "2025-12-31")).isEqualTo("2026-10-01");
        assertThat(newest("5.0.0-ballot", "5.0.0", "5.0.0-alpha")).isEqualTo("5.0.0");
        assertThat(newest("1", null)).isEqualTo("1");
    }

    @Test
    void aPinnedVersionAnswersOrNone() {
        Catalogue catalogue = systems("1", "2");
        assertThat(version(catalogue, URL + "|1")).isEqualTo("1");
        assertThat(catalogue.codeSystem(Canonical.parse(URL + "|3"))).isNull();
        assertThat(catalogue.codeSystem(Canonical.parse(URL + "/other"))).isNull();
        assertThat(catalogue.codeSystemVersions(URL)).containsExactly("1", "2");
    }

    @Test
    void theSameUrlAndVersionTwiceIsRefused() {
        assertThatThrownBy(() -> systems("1", "1"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.CONFLICT))
                .hasMessageContaining(URL + "|1");
        ValueSetDefinition valueSet =
                ValueSetDraft.of("https://example.org/ValueSet/a").definition();
        assertThatThrownBy(() -> new Catalogue(List.of(), List.of(valueSet, valueSet), List.of()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aPublishedValueSetNeedsAUrl() {
        ValueSetDefinition unnamed = ValueSetDraft.unnamed().definition();
        assertThatThrownBy(() -> new Catalogue(List.of(), List.of(unnamed), List.of()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aValueSetThatIsNotPublishedIsRefusedByName() {
        Canonical missing = Canonical.parse("https://example.org/ValueSet/missing");
        Catalogue catalogue = systems();
        assertThat(catalogue.knowsValueSet(missing)).isFalse();
        assertThatThrownBy(() -> catalogue.valueSet(missing)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.NOT_FOUND);
            assertThat(refusal.problem().message().toString()).contains("ValueSet/missing");
        });
    }

    private static Catalogue systems(@Nullable String... versions) {
        return new Catalogue(
                Stream.of(versions)
                        .map(version -> CodeSystemDraft.of(version == null ? URL : URL + "|" + version)
                                .definition())
                        .toList(),
                List.of(),
                List.of());
    }

    private static @Nullable String newest(@Nullable String... versions) {
        return version(systems(versions), URL);
    }

    private static @Nullable String version(Catalogue catalogue, String canonical) {
        CompiledCodeSystem system = catalogue.codeSystem(Canonical.parse(canonical));
        return system == null ? "none" : system.version();
    }
}
