package org.foramen.documentation.population;

import java.util.List;
import org.foramen.documentation.form.Remark;

/**
 * The answers that notes give to a form.
 *
 * @param answers in the order of the questions
 * @param remarks what the notes say besides, and what they leave open
 */
public record Prefilled(List<Found> answers, List<Remark> remarks) {

    public Prefilled {
        answers = List.copyOf(answers);
        remarks = List.copyOf(remarks);
    }
}
