package org.foramen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house; docs/architecture.md shows the same table to people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "org.foramen";
    private static final String[] PLATFORM = {"java..", "javax..", "org.jspecify.."};

    /** A room, and beside itself and the platform what it may import; {@code ..} takes the rooms inside with it. */
    private static final Map<String, List<String>> ROOMS = rooms();

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static Map<String, List<String>> rooms() {
        String code = ROOT + ".terminology.code";
        String version = ROOT + ".terminology.version";
        String codesystem = ROOT + ".terminology.codesystem";
        String grammar = ROOT + ".terminology.grammar";
        String plan = ROOT + ".terminology.plan";
        String valueset = ROOT + ".terminology.valueset";
        String conceptmap = ROOT + ".terminology.conceptmap";
        String catalogue = ROOT + ".terminology.catalogue";
        String language = ROOT + ".terminology.language";
        List<String> engine =
                List.of(code, version, codesystem, grammar, plan, valueset, conceptmap, catalogue, language);
        String matching = ROOT + ".terminology.matching";
        String closure = ROOT + ".terminology.closure";
        String operation = ROOT + ".terminology.operation";
        String terminology = ROOT + ".terminology..";
        String codec = ROOT + ".fhir.codec";
        String request = ROOT + ".fhir.request";
        String answer = ROOT + ".fhir.answer";
        String service = ROOT + ".fhir.service";
        String cache = ROOT + ".fhir.cache";
        String search = ROOT + ".fhir.search";
        String documentation = ROOT + ".documentation";
        String notes = ROOT + ".fhir.documentation";
        String form = ROOT + ".fhir.form";
        String edge = ROOT + ".fhir.edge";
        String metadata = ROOT + ".fhir.metadata";
        String provider = ROOT + ".fhir.provider";
        String outgoing = ROOT + ".outgoing";
        String prefetch = ROOT + ".cds.prefetch";
        String rules = ROOT + ".cds.rules..";
        String attention = ROOT + ".cds.attention";
        String feedback = ROOT + ".cds.feedback";
        String http = ROOT + ".cds.http";
        String store = ROOT + ".store";
        List<String> hapi = List.of(
                "ca.uhn.fhir..", "org.hl7.fhir..", "com.fasterxml.jackson..", "jakarta.servlet..", "org.slf4j..");
        String bitmaps = "org.roaringbitmap..";
        String kept = "com.github.benmanes.caffeine..";
        String regex = "com.google.re2j..";
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put(code, List.of());
        rooms.put(version, List.of(code));
        rooms.put(codesystem, List.of(code, bitmaps, regex));
        rooms.put(grammar, List.of(code, codesystem));
        rooms.put(plan, List.of(code, codesystem, bitmaps, regex));
        rooms.put(valueset, List.of(code, version, codesystem, grammar, plan, bitmaps));
        rooms.put(conceptmap, List.of(code));
        rooms.put(catalogue, List.of(code, version, codesystem, grammar, plan, valueset, conceptmap, kept));
        rooms.put(ROOT + ".terminology.release", List.of(code, codesystem, catalogue));
        rooms.put(language, List.of(code));
        rooms.put(ROOT + ".terminology.validation", engine);
        rooms.put(ROOT + ".terminology.expansion", and(engine, bitmaps, kept));
        rooms.put(ROOT + ".terminology.comparison", and(engine, bitmaps));
        rooms.put(matching, List.of(code, codesystem, bitmaps));
        rooms.put(closure, List.of(code, codesystem, bitmaps, regex));
        rooms.put(operation, List.of(terminology));
        rooms.put(ROOT + ".standard", List.of(terminology, "org.fhir.ucum..", "com.ibm.icu..", regex));
        rooms.put(codec, and(hapi, terminology));
        rooms.put(request, and(hapi, terminology, codec));
        rooms.put(answer, and(hapi, terminology, codec, request));
        rooms.put(service, and(hapi, terminology, codec, request, answer));
        rooms.put(cache, and(hapi, terminology, codec, service, kept));
        rooms.put(search, and(hapi, terminology, codec));
        rooms.put(edge, and(hapi, regex, terminology, codec));
        rooms.put(metadata, and(hapi, terminology, codec, request));
        rooms.put(provider, and(hapi, terminology, codec, request, service, cache, search, edge, metadata, notes));
        rooms.put(
                ROOT + ".fhir.server",
                and(hapi, terminology, documentation, ROOT + ".fhir..", "com.google.common.collect.."));
        rooms.put(documentation + ".text", List.of());
        String text = documentation + ".text";
        String lexicon = documentation + ".lexicon";
        String context = documentation + ".context";
        String sentence = documentation + ".sentence";
        rooms.put(lexicon, List.of(terminology, text, "com.fasterxml.jackson.."));
        rooms.put(documentation + ".compiler", List.of(terminology, lexicon, "com.fasterxml.jackson.."));
        rooms.put(context, List.of(terminology, text, lexicon));
        rooms.put(sentence, List.of(terminology, text, lexicon, context));
        rooms.put(documentation + ".reading", List.of(terminology, text, lexicon, context, sentence));
        rooms.put(documentation + ".assessment", List.of(terminology, lexicon, sentence, documentation + ".reading"));
        rooms.put(documentation, List.of(terminology, documentation + ".."));
        rooms.put(documentation + ".form", List.of(terminology, documentation + ".."));
        rooms.put(documentation + ".population", List.of(terminology, documentation + ".."));
        rooms.put(form, and(hapi, terminology, codec, documentation + ".."));
        rooms.put(
                notes, and(hapi, terminology, codec, form, documentation + "..", "org.jsoup..", "com.rtfparserkit.."));
        rooms.put(rules, and(hapi, terminology, codec, documentation + "..", notes));
        rooms.put(outgoing, List.of("org.eclipse.jetty.."));
        rooms.put(ROOT + ".cds.client", List.of("com.fasterxml.jackson..", outgoing));
        rooms.put(attention, List.of(terminology, rules, ROOT + ".cds.client", "org.slf4j.."));
        rooms.put(prefetch, List.of("com.fasterxml.jackson..", "org.slf4j..", outgoing));
        rooms.put(http, and(hapi, terminology, codec));
        rooms.put(feedback, and(hapi, terminology, rules, attention, http, ROOT + ".cds.client", store + ".feedback"));
        rooms.put(ROOT + ".cds.golden", and(hapi, terminology, ROOT + ".cds.client", ROOT + ".cds.hooks.."));
        rooms.put(
                ROOT + ".cds.hooks..",
                and(hapi, terminology, codec, rules, prefetch, attention, feedback, http, ROOT + ".cds.client"));
        rooms.put(store, List.of(store + ".feedback"));
        rooms.put(store + ".feedback", List.of());
        rooms.put(
                store + ".sql",
                List.of(store, store + ".feedback", "org.h2..", "com.zaxxer.hikari..", "org.flywaydb.core.."));
        String security = ROOT + ".security";
        rooms.put(security, List.of("com.nimbusds..", store));
        rooms.put(
                ROOT + ".cds.trust",
                and(hapi, security, outgoing, http, store, ROOT + ".cds.client", ROOT + ".cds.hooks.."));
        rooms.put(ROOT + ".web..", List.of(terminology));
        rooms.put(ROOT + ".app.settings", List.of());
        rooms.put(ROOT + ".app.edge", List.of("org.eclipse.jetty..", "jakarta.servlet..", ROOT + ".web"));
        return rooms;
    }

    private static List<String> and(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toList();
    }

    static Stream<String> roomsOfTheTable() {
        return ROOMS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("roomsOfTheTable")
    void aRoomImportsOnlyWhatTheTableGrants(String room) {
        List<String> granted = new ArrayList<>(List.of(PLATFORM));
        granted.add(room);
        granted.addAll(ROOMS.getOrDefault(room, List.of()));
        classes()
                .that(resideInAPackage(room))
                .should(onlyDependOnClassesThat(
                        resideInAnyPackage(granted.toArray(String[]::new)).or(arraysOfPrimitives())))
                .check(classes);
    }

    @Test
    void nobodyKnowsTheCommandLineAndOnlyItKnowsTheWiring() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".cli.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".cli.."))
                .check(classes);
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".cli..").and(resideOutsideOfPackage(ROOT + ".app..")))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".app.."))
                .check(classes);
    }

    @Test
    void outsideLibrariesStayInTheirRooms() {
        only(List.of("fhir", "cds", "app"), "ca.uhn.fhir..", "org.hl7.fhir..");
        only(List.of("fhir", "cds", "documentation"), "com.fasterxml.jackson..");
        only(List.of("fhir", "cds", "app"), "jakarta.servlet..");
        only(List.of("app", "outgoing"), "org.eclipse.jetty..");
        only(List.of("cli"), "picocli..");
        only(List.of("standard"), "org.fhir.ucum..", "com.ibm.icu..");
        only(List.of("security"), "com.nimbusds..");
        only(List.of("store.sql"), "java.sql..", "javax.sql..", "org.h2..", "com.zaxxer..", "org.flywaydb..");
    }

    private void only(List<String> rooms, String... libraries) {
        String[] packages = rooms.stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries))
                .check(classes);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .check(classes);
    }

    @Test
    void onlyTheCommandLineSpeaksToTheStandardStreams() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".cli.."))
                .should(ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        List<String> unmarked = packages()
                .filter(each -> !each.getClasses().isEmpty() && !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Base")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .haveNameMatching(".*\\.(I|FHIR|My|The)[A-Z][a-z]\\w*")
                .check(classes);
    }

    @Test
    void enoughWasExamined() {
        assertThat(classes).hasSizeGreaterThan(150);
        assertThat(ROOMS.keySet())
                .allSatisfy(room -> assertThat(classes.stream().anyMatch(resideInAPackage(room)))
                        .as(room)
                        .isTrue());
        assertThat(packages().map(JavaPackage::getName)).allSatisfy(name -> assertThat(isInTheTable(name))
                .as(name + " is in the table")
                .isTrue());
    }

    private Stream<JavaPackage> packages() {
        return classes.getPackage(ROOT).getSubpackagesInTree().stream();
    }

    private static boolean isInTheTable(String name) {
        boolean roof = List.of("terminology", "fhir", "cds").contains(name.substring(ROOT.length() + 1));
        boolean wiring = name.equals(ROOT + ".app") || name.equals(ROOT + ".cli");
        return roof
                || wiring
                || ROOMS.keySet().stream()
                        .anyMatch(room -> room.endsWith("..")
                                ? name.startsWith(room.substring(0, room.length() - 2))
                                : name.equals(room));
    }

    private static DescribedPredicate<JavaClass> arraysOfPrimitives() {
        return DescribedPredicate.describe(
                "a primitive", (JavaClass each) -> each.getBaseComponentType().isPrimitive());
    }
}
