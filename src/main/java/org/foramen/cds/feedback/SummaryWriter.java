package org.foramen.cds.feedback;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.foramen.cds.feedback.Summary.ReasonCount;
import org.foramen.cds.feedback.SummaryQuery.Bucket;
import org.foramen.store.feedback.Figures;
import org.foramen.store.feedback.Outcome;
import org.foramen.store.feedback.ShownCall.Fate;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.ConceptQueries;
import org.jspecify.annotations.Nullable;

/** Adds figures up into a summary. */
final class SummaryWriter {

    private final ConceptQueries queries;

    SummaryWriter(ConceptQueries queries) {
        this.queries = queries;
    }

    private record Cell(LocalDate start, String client, String rule, String version) implements Comparable<Cell> {

        private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::start)
                .thenComparing(Cell::client)
                .thenComparing(Cell::rule)
                .thenComparing(Cell::version);

        static Cell of(Bucket bucket, LocalDate day, String client, String rule, String version) {
            LocalDate start = bucket.start(day);
            return new Cell(start == null ? LocalDate.EPOCH : start, client, rule, version);
        }

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sums {
        private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        private final Map<Outcome.Kind, Long> outcomes = new EnumMap<>(Outcome.Kind.class);
        private final Map<Outcome.Reason, Long> reasons = new LinkedHashMap<>();

        long of(Fate fate) {
            return fates.getOrDefault(fate, 0L);
        }

        long of(Outcome.Kind kind) {
            return outcomes.getOrDefault(kind, 0L);
        }
    }

    Summary write(SummaryQuery query, Figures figures) {
        Bucket bucket = query.bucket();
        Map<Cell, Sums> cells = new TreeMap<>();
        for (Figures.Fates each : figures.fates()) {
            Cell cell = Cell.of(bucket, each.day(), each.client(), each.rule(), each.version());
            sums(cells, cell).fates.merge(each.fate(), each.number(), Long::sum);
        }
        for (Figures.Outcomes each : figures.outcomes()) {
            Sums sums = sums(cells, Cell.of(bucket, each.day(), each.client(), each.rule(), each.version()));
            sums.outcomes.merge(each.kind(), each.number(), Long::sum);
            if (each.reason() != null) {
                sums.reasons.merge(each.reason(), each.number(), Long::sum);
            }
        }
        List<Summary.Row> rows = cells.entrySet().stream()
                .map(cell -> row(bucket, cell.getKey(), cell.getValue()))
                .toList();
        return new Summary(
                text(query.filter().from()),
                text(query.filter().to()),
                bucket.name().toLowerCase(Locale.ROOT),
                rows);
    }

    private static Sums sums(Map<Cell, Sums> cells, Cell cell) {
        return cells.computeIfAbsent(cell, each -> new Sums());
    }

    private Summary.Row row(Bucket bucket, Cell cell, Sums sums) {
        List<ReasonCount> reasons = sums.reasons.entrySet().stream()
                .sorted(Map.Entry.<Outcome.Reason, Long>comparingByValue()
                        .reversed()
                        .thenComparing(each ->
                                each.getKey().system() + "#" + each.getKey().code()))
                .map(each -> reason(each.getKey(), each.getValue()))
                .toList();
        return new Summary.Row(
                bucket == Bucket.TOTAL ? null : cell.start().toString(),
                cell.client(),
                cell.rule(),
                cell.version(),
                sums.of(Fate.SHOWN),
                sums.of(Outcome.Kind.ACCEPTED),
                sums.of(Outcome.Kind.OVERRIDDEN),
                new Summary.Unshown(sums.of(Fate.MAX_CARDS), sums.of(Fate.OVERRIDDEN), sums.of(Fate.SHADOW)),
                reasons.isEmpty() ? null : reasons);
    }

    private ReasonCount reason(Outcome.Reason reason, long count) {
        String display = queries.concept(Coding.of(reason.system(), reason.code()))
                .map(found -> found.coding().display())
                .orElse(null);
        return new ReasonCount(reason.system(), reason.code(), display, count);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
