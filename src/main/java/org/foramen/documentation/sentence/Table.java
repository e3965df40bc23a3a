package org.foramen.documentation.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.CueKind;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.text.Token;
import org.jspecify.annotations.Nullable;

/**
 * A table whose header names structures: a cell below says of its column's structure that it is narrowed or not. Goes along with
 * the sentences of a note.
 */
public final class Table {

    private static final int FEWEST_COLUMNS = 3;
    private static final Set<Axis> OF_A_HEADER = Set.of(Axis.STRUCTURE, Axis.LATERALITY);

    /**
     * A cell.
     *
     * @param from index of its first token
     * @param to index after its last
     */
    private record Cell(int from, int to) {}

    private final List<List<Meaning.Finding>> columns = new ArrayList<>();

    /** Takes the next line; tells whether it is the header of a table, which says nothing itself. */
    public boolean isHeader(Line line) {
        List<Cell> cells = cells(line);
        if (cells.size() < FEWEST_COLUMNS) {
            columns.clear();
            return false;
        }
        if (!columns.isEmpty()) {
            return false;
        }
        List<List<Meaning.Finding>> named = new ArrayList<>();
        cells.forEach(cell -> named.add(structures(line, cell)));
        boolean header = named.stream().anyMatch(column -> !column.isEmpty())
                && cells.stream().noneMatch(cell -> status(line, cell) != null);
        if (header) {
            columns.addAll(named);
        }
        return header;
    }

    /** What the cells of a line below the header say of their columns, not bound to a place yet. */
    public List<Mention> mentions(Line line, SectionKind section, int number) {
        List<Mention> mentions = new ArrayList<>();
        if (columns.isEmpty()) {
            return mentions;
        }
        List<Cell> cells = cells(line);
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            Cell cell = cells.get(i);
            Status status = status(line, cell);
            if (status == null || names(line, cell, Axis.STRUCTURE)) {
                continue;
            }
            for (Meaning.Finding column : columns.get(i)) {
                mentions.add(new Mention(
                        column.axis(),
                        column.value(),
                        status,
                        cell.from(),
                        cell.to(),
                        number,
                        line.clause(cell.from()),
                        section,
                        Place.NONE,
                        column,
                        false));
            }
        }
        return mentions;
    }

    private static List<Cell> cells(Line line) {
        List<Cell> cells = new ArrayList<>();
        int from = line.from();
        for (int i = line.from(); i <= line.to(); i++) {
            boolean ends = i == line.to() || line.token(i).is('|');
            if (ends && (i > from || (i > line.from() && i < line.to()))) {
                cells.add(new Cell(from, i));
            }
            from = ends ? i + 1 : from;
        }
        return cells;
    }

    private static List<Meaning.Finding> structures(Line line, Cell cell) {
        List<Meaning.Finding> found = new ArrayList<>();
        if (names(line, cell, Axis.STRUCTURE)) {
            for (Match match : line.matches()) {
                for (Meaning meaning : match.meanings()) {
                    if (meaning instanceof Meaning.Finding finding
                            && isWithin(match, cell)
                            && OF_A_HEADER.contains(finding.axis())) {
                        found.add(finding);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isWithin(Match match, Cell cell) {
        return match.from() >= cell.from() && match.to() <= cell.to();
    }

    private static boolean names(Line line, Cell cell, Axis axis) {
        return line.matches().stream()
                .filter(match -> isWithin(match, cell))
                .flatMap(match -> match.meanings().stream())
                .anyMatch(meaning -> meaning instanceof Meaning.Finding finding && finding.axis() == axis);
    }

    /** What a cell says of its column; null for nothing. */
    private static @Nullable Status status(Line line, Cell cell) {
        boolean narrowed = false;
        for (Match match : line.matches()) {
            if (!isWithin(match, cell)) {
                continue;
            }
            for (Meaning.Cue cue : Line.cues(match)) {
                if (cue.kind() == CueKind.NEGATION || cue.kind() == CueKind.NORMAL) {
                    return Status.NEGATED;
                }
            }
            narrowed |= Line.means(match, Sign.NARROWING) || Line.means(match, Sign.GRADE);
        }
        boolean crossed = cell.to() - cell.from() == 1 && isCross(line.token(cell.from()));
        return narrowed || crossed ? Status.AFFIRMED : null;
    }

    private static boolean isCross(Token token) {
        return token.says("yes") || token.says("x") || token.is('+') || token.says("present");
    }
}
