package org.foramen.documentation.form;

import java.util.List;
import org.foramen.terminology.code.Coding;

/**
 * What is to be coded for a form.
 *
 * @param codes definitive diagnoses first, then codes of M99; none when the answers do not suffice
 * @param remarks what is lacking, what does not hold together
 */
public record Conclusion(List<Coding> codes, List<Remark> remarks) {

    public Conclusion {
        codes = List.copyOf(codes);
        remarks = List.copyOf(remarks);
    }
}
