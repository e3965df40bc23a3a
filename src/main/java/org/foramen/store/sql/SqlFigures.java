package org.foramen.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.foramen.store.feedback.Figures;
import org.foramen.store.feedback.Outcome;
import org.foramen.store.feedback.ShownCall;
import org.jspecify.annotations.Nullable;

/** Counts over {@code fate_count} and {@code outcome}, on one connection. */
final class SqlFigures {

    private final Connection connection;

    SqlFigures(Connection connection) {
        this.connection = connection;
    }

    /** Turns one row into a value. */
    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    Figures figures(Figures.Filter filter) throws SQLException {
        List<Figures.Fates> fates = query(
                "select seen_on, client, rule_id, rule_version, fate, sum(number) from fate_count",
                "seen_on",
                "seen_on, client, rule_id, rule_version, fate",
                filter,
                SqlFigures::fates);
        List<Figures.Outcomes> outcomes = query(
                "select acted_on, client, rule_id, rule_version, kind, reason_system, reason_code, count(*) from outcome",
                "acted_on",
                "acted_on, client, rule_id, rule_version, kind, reason_system, reason_code",
                filter,
                SqlFigures::outcomes);
        return new Figures(fates, outcomes);
    }

    private static Figures.Fates fates(ResultSet rows) throws SQLException {
        return new Figures.Fates(
                rows.getObject(1, LocalDate.class),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                ShownCall.Fate.valueOf(rows.getString(5)),
                rows.getLong(6));
    }

    private static Figures.Outcomes outcomes(ResultSet rows) throws SQLException {
        String system = rows.getString(6);
        return new Figures.Outcomes(
                rows.getObject(1, LocalDate.class),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                Outcome.Kind.valueOf(rows.getString(5)),
                system == null ? null : new Outcome.Reason(system, rows.getString(7)),
                rows.getLong(8));
    }

    private <T> List<T> query(String select, String day, String group, Figures.Filter filter, Row<T> row)
            throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(day + " >= ?", filter.from(), conditions, values);
        add(day + " <= ?", filter.to(), conditions, values);
        add("client = ?", filter.client(), conditions, values);
        add("service = ?", filter.service(), conditions, values);
        add("rule_id = ?", filter.rule(), conditions, values);
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(select + where + " group by " + group + " order by " + group)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
        }
        return found;
    }

    private static void add(String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
