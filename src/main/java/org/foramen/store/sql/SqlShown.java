package org.foramen.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foramen.store.feedback.ShownCall;
import org.foramen.store.feedback.ShownCard;
import org.foramen.store.feedback.ShownCard.ShownFinding;

/** The tables {@code shown_card}, {@code shown_finding} and {@code fate_count}, on one connection. */
final class SqlShown {

    private final Connection connection;

    SqlShown(Connection connection) {
        this.connection = connection;
    }

    private record Cell(
            LocalDate day, String client, String service, String rule, String version, ShownCall.Fate fate) {}

    /** A card that was shown before may rest on other facts now: it is noted as it was shown last. */
    void cards(List<ShownCall> calls) throws SQLException {
        Map<String, Instant> times = new LinkedHashMap<>();
        Map<String, ShownCard> cards = new LinkedHashMap<>();
        for (ShownCall call : calls) {
            for (ShownCard card : call.cards()) {
                cards.put(card.key(), card);
                times.put(card.key(), call.at());
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from shown_card where card_key = ?")) {
            for (String key : cards.keySet()) {
                delete.setString(1, key);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        for (Map.Entry<String, Instant> shown : times.entrySet()) {
            ShownCard card = cards.get(shown.getKey());
            if (card != null) {
                insert(card, shown.getValue());
            }
        }
    }

    private void insert(ShownCard card, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into shown_card (card_key, suggestions, last_shown) values (?, ?, ?)")) {
            insert.setString(1, card.key());
            insert.setString(2, String.join(" ", card.suggestions()));
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into shown_finding"
                + " (card_key, place, rule_id, rule_version, finding_key) values (?, ?, ?, ?, ?)")) {
            for (int place = 0; place < card.findings().size(); place++) {
                ShownFinding finding = card.findings().get(place);
                insert.setString(1, card.key());
                insert.setInt(2, place);
                insert.setString(3, finding.rule());
                insert.setString(4, finding.version());
                insert.setString(5, finding.key());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void counts(List<ShownCall> calls) throws SQLException {
        Map<Cell, Long> cells = new LinkedHashMap<>();
        for (ShownCall call : calls) {
            LocalDate day = call.at().atOffset(ZoneOffset.UTC).toLocalDate();
            for (ShownCall.Count count : call.counts()) {
                cells.merge(
                        new Cell(day, call.client(), call.service(), count.rule(), count.version(), count.fate()),
                        (long) count.number(),
                        Long::sum);
            }
        }
        for (Map.Entry<Cell, Long> cell : cells.entrySet()) {
            if (write(
                            "update fate_count set number = number + ? where seen_on = ? and client = ?"
                                    + " and service = ? and rule_id = ? and rule_version = ? and fate = ?",
                            cell)
                    == 0) {
                write(
                        "insert into fate_count (number, seen_on, client, service, rule_id, rule_version, fate)"
                                + " values (?, ?, ?, ?, ?, ?, ?)",
                        cell);
            }
        }
    }

    private int write(String sql, Map.Entry<Cell, Long> entry) throws SQLException {
        Cell cell = entry.getKey();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, entry.getValue());
            statement.setObject(2, cell.day());
            statement.setString(3, cell.client());
            statement.setString(4, cell.service());
            statement.setString(5, cell.rule());
            statement.setString(6, cell.version());
            statement.setString(7, cell.fate().name());
            return statement.executeUpdate();
        }
    }

    Optional<ShownCard> card(String key) throws SQLException {
        List<ShownFinding> findings = new ArrayList<>();
        String suggestions = "";
        try (PreparedStatement select = connection.prepareStatement(
                "select c.suggestions, f.rule_id, f.rule_version, f.finding_key from shown_card c"
                        + " join shown_finding f on f.card_key = c.card_key where c.card_key = ? order by f.place")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    suggestions = rows.getString(1);
                    findings.add(new ShownFinding(rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(new ShownCard(
                        key, findings, suggestions.isEmpty() ? List.of() : List.of(suggestions.split(" ", -1))));
    }
}
