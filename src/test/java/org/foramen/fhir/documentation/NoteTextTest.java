package org.foramen.fhir.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTextTest {

    private static DocumentReference document(String contentType, byte[] data) {
        DocumentReference document = new DocumentReference();
        document.addContent().getAttachment().setContentType(contentType).setData(data);
        return document;
    }

    private static String read(String contentType, String data) {
        return NoteText.of(document(contentType, data.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void plainTextIsReadAsItIs() {
        assertThat(read("text/plain; charset=utf-8", "Stenosis \u2013 S1\r\nleft"))
                .isEqualTo("Stenosis \u2013 S1\r\nleft");
    }

    @Test
    void htmlIsReadAsItReads() {
        String html = "<html><head><title>x</title><style>p {}</style></head><body><h1>Findings</h1><p>No <b>disc</b>"
                + "   bulge.<br>Stenosis &amp; spur.</p><ul><li>one</li><li>two</li></ul>"
                + "<table><tr><td>L5-S1</td><td>bulge</td></tr></table><script>evil()</script></body></html>";
        assertThat(read("text/html", html))
                .isEqualTo("Findings\nNo disc bulge.\nStenosis & spur.\n- one\n- two\nL5-S1\tbulge");
    }

    @Test
    void rtfIsReadAsText() {
        String rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Disc bulge at \\b S1\\b0 .\\par No spur.}";
        assertThat(read("text/rtf", rtf).strip()).isEqualTo("Disc bulge at S1.\nNo spur.");
    }

    @Test
    void whatCanBeReadIsReadBesideWhatCannot() {
        DiagnosticReport report = new DiagnosticReport().setConclusion("Narrow S1 foramen.");
        report.addPresentedForm().setContentType("application/pdf").setUrl("Binary/1");
        report.addPresentedForm().setContentType("text/plain").setData("Spur.".getBytes(StandardCharsets.UTF_8));
        assertThat(NoteText.legible(report))
                .isEqualTo(new NoteText.Legible("Spur.\n\nImpression: Narrow S1 foramen.", 1));
        assertThatThrownBy(() -> NoteText.of(report)).hasMessageContaining("send it inline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "image/png", "application/msword"})
    void anythingElseIsRefusedByName(String contentType) {
        assertThatThrownBy(() -> read(contentType, "x"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(contentType);
    }

    @Test
    void whatIsNoTextIsRefused() {
        byte[] latin = {(byte) 0xfc, 'b', 'e', 'r'};
        assertThatThrownBy(() -> NoteText.of(document("text/plain", latin))).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> read("text/plain; charset=iso-8859-1", "x")).hasMessageContaining("UTF-8");
        DocumentReference elsewhere = new DocumentReference();
        elsewhere.addContent().getAttachment().setUrl("https://example.org/note.txt");
        assertThatThrownBy(() -> NoteText.of(elsewhere)).hasMessageContaining("inline");
        assertThatThrownBy(() -> NoteText.of(new Patient())).hasMessageContaining("Patient");
    }

    @Test
    void eachTypeGivesTheWordsThatAreWritten() {
        Condition condition = new Condition().setCode(new CodeableConcept().setText("Sacral stenosis"));
        condition.addNote().setText("from a spur");
        assertThat(NoteText.of(condition)).isEqualTo("Sacral stenosis\n\nfrom a spur");

        DiagnosticReport report = new DiagnosticReport().setConclusion("Disc bulge");
        report.addPresentedForm().setContentType("text/plain").setData("No spur".getBytes(StandardCharsets.UTF_8));
        assertThat(NoteText.of(report)).isEqualTo("No spur\n\nImpression: Disc bulge");

        assertThat(NoteText.of(new Observation().setValue(new StringType("S1 spur"))))
                .isEqualTo("S1 spur");

        Procedure procedure = new Procedure().setCode(new CodeableConcept().setText("OMT"));
        procedure.addNote().setText("sacrum");
        assertThat(NoteText.of(procedure)).isEqualTo("OMT\n\nsacrum");

        Composition composition = new Composition();
        composition.addSection().setTitle("Family History").getText().setDivAsString("<div>mother: <i>spur</i></div>");
        assertThat(NoteText.of(composition)).isEqualTo("Family History:\nmother: spur");
    }
}
