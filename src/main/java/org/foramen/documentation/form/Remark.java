package org.foramen.documentation.form;

/**
 * Something that whoever fills the form ought to know.
 *
 * @param question that it is about
 * @param warning whether the answers do not hold together or do not suffice, rather than merely being worth a look
 * @param text says what, and what to do; holds no words of a note
 */
public record Remark(Question question, boolean warning, String text) {

    public static Remark warning(Question question, String text) {
        return new Remark(question, true, text);
    }

    public static Remark note(Question question, String text) {
        return new Remark(question, false, text);
    }
}
