package org.foramen.fhir.codec;

import org.foramen.terminology.code.Coding;

/** Values of the core as HAPI's datatypes; what is null is left out. */
public final class CodingWriter {

    private CodingWriter() {}

    /** The coding; the empty code, which no code system has, is none. */
    public static org.hl7.fhir.r4.model.Coding write(Coding coding) {
        return new org.hl7.fhir.r4.model.Coding()
                .setSystem(coding.system())
                .setVersion(coding.version())
                .setCode(coding.code().isEmpty() ? null : coding.code())
                .setDisplay(coding.display());
    }
}
