package org.foramen.documentation.form;

import org.foramen.terminology.code.Coding;

/** An answer to a question of a form. */
public sealed interface Answer {

    /** How it stands in a note. */
    String told();

    /** A code of the question's value set, with display. */
    record Coded(Coding coding) implements Answer {

        /** The display, as it stands within a sentence: {@code CT myelography} keeps its capitals. */
        @Override
        public String told() {
            String display = coding.display() == null ? coding.code() : coding.display();
            boolean word = display.length() > 1 && Character.isLowerCase(display.charAt(1));
            return word ? Character.toLowerCase(display.charAt(0)) + display.substring(1) : display;
        }
    }

    /** What stands there. */
    record Words(String text) implements Answer {
        @Override
        public String told() {
            return text.strip();
        }
    }

    /** Yes or no, which is understood and not told. */
    record YesOrNo(boolean yes) implements Answer {
        @Override
        public String told() {
            return "";
        }
    }
}
