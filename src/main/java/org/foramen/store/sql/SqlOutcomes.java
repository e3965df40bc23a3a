package org.foramen.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.store.feedback.Outcome;
import org.foramen.store.feedback.ShownCard.ShownFinding;

/** The tables {@code outcome} and {@code overridden_finding}, on one connection. */
final class SqlOutcomes {

    private final Connection connection;

    SqlOutcomes(Connection connection) {
        this.connection = connection;
    }

    /** The keys of those that are new; who calls sees to it that nobody else writes meanwhile. */
    Set<String> note(String client, String service, List<Outcome> outcomes) throws SQLException {
        Set<String> fresh = new HashSet<>();
        for (Outcome outcome : outcomes) {
            if (fresh.contains(outcome.key()) || isKnown(outcome.key())) {
                continue;
            }
            fresh.add(outcome.key());
            insert(client, service, outcome);
            if (outcome.kind() == Outcome.Kind.OVERRIDDEN) {
                for (ShownFinding finding : outcome.card().findings()) {
                    quiet(finding.key(), outcome.received());
                }
            }
        }
        return fresh;
    }

    private boolean isKnown(String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from outcome where outcome_key = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void insert(String client, String service, Outcome outcome) throws SQLException {
        Outcome.Reason reason = outcome.reason();
        try (PreparedStatement insert = connection.prepareStatement("insert into outcome (outcome_key, rule_id,"
                + " rule_version, client, service, kind, acted_on, acted_at, received_at, suggestions, reason_system,"
                + " reason_code, commented) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Set<String> rules = new HashSet<>();
            for (ShownFinding finding : outcome.card().findings()) {
                if (!rules.add(finding.rule())) {
                    continue;
                }
                insert.setString(1, outcome.key());
                insert.setString(2, finding.rule());
                insert.setString(3, finding.version());
                insert.setString(4, client);
                insert.setString(5, service);
                insert.setString(6, outcome.kind().name());
                insert.setObject(7, outcome.at().atOffset(ZoneOffset.UTC).toLocalDate());
                insert.setObject(8, outcome.at().atOffset(ZoneOffset.UTC));
                insert.setObject(9, outcome.received().atOffset(ZoneOffset.UTC));
                insert.setString(
                        10, outcome.suggestions().stream().map(String::valueOf).collect(Collectors.joining(" ")));
                insert.setString(11, reason == null ? null : reason.system());
                insert.setString(12, reason == null ? null : reason.code());
                insert.setBoolean(13, outcome.commented());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void quiet(String key, Instant at) throws SQLException {
        for (String sql : List.of(
                "update overridden_finding set overridden_at = ? where finding_key = ?",
                "insert into overridden_finding (overridden_at, finding_key) values (?, ?)")) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                statement.setString(2, key);
                if (statement.executeUpdate() > 0) {
                    return;
                }
            }
        }
    }

    Set<String> overridden(Set<String> keys, Instant since) throws SQLException {
        Set<String> found = new HashSet<>();
        String places = String.join(", ", Collections.nCopies(keys.size(), "?"));
        try (PreparedStatement select = connection.prepareStatement(
                "select finding_key from overridden_finding where overridden_at >= ? and finding_key in (" + places
                        + ")")) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            int at = 2;
            for (String key : keys) {
                select.setString(at++, key);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
