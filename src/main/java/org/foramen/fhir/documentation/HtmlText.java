package org.foramen.fhir.documentation;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of HTML as it reads: blocks and rows on lines of their own, cells parted by tabs, white space as one blank. */
final class HtmlText {

    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template");

    private HtmlText() {}

    /** The text of a document or a part of one. */
    static String of(String html) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new Writer(text), Jsoup.parse(html));
        return text.toString().strip();
    }

    private record Writer(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && !isUnseen(words)) {
                String plain = words.text();
                boolean begins = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
                text.append(begins ? plain.stripLeading() : plain);
            } else if (node instanceof Element element) {
                if (element.normalName().equals("br") || element.normalName().equals("hr")) {
                    text.append('\n');
                } else if (element.normalName().equals("li")) {
                    line();
                    text.append("- ");
                } else if (element.isBlock() && !CELLS.contains(element.normalName())) {
                    line();
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (CELLS.contains(element.normalName())) {
                    text.append('\t');
                } else if (element.isBlock()) {
                    line();
                }
            }
        }

        private void line() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        private static boolean isUnseen(Node node) {
            Node parent = node.parent();
            return parent instanceof Element element && UNSEEN.contains(element.normalName());
        }
    }
}
