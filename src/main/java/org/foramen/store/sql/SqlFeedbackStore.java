package org.foramen.store.sql;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.foramen.store.feedback.FeedbackStore;
import org.foramen.store.feedback.Figures;
import org.foramen.store.feedback.Outcome;
import org.foramen.store.feedback.ShownCall;
import org.foramen.store.feedback.ShownCard;

/** The tables of what was shown and what became of it. Writers wait for one another, so that none sees half of another. */
final class SqlFeedbackStore implements FeedbackStore {

    private static final int SALT_BYTES = 32;

    private final Database database;
    private final Object writing = new Object();
    private final byte[] salt;

    SqlFeedbackStore(Database database) {
        this.database = database;
        this.salt = database.inTransaction(SqlFeedbackStore::salt);
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    private static byte[] salt(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select salt from feedback_salt where id = 1");
                ResultSet rows = select.executeQuery()) {
            if (rows.next()) {
                return Base64.getDecoder().decode(rows.getString(1));
            }
        }
        byte[] made = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(made);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into feedback_salt (id, salt) values (1, ?)")) {
            insert.setString(1, Base64.getEncoder().encodeToString(made));
            insert.executeUpdate();
        }
        return made;
    }

    @Override
    public void record(List<ShownCall> calls) {
        synchronized (writing) {
            database.inTransaction(connection -> {
                SqlShown shown = new SqlShown(connection);
                shown.cards(calls);
                shown.counts(calls);
                return calls.size();
            });
        }
    }

    @Override
    public Optional<ShownCard> card(String key) {
        return database.inTransaction(connection -> new SqlShown(connection).card(key));
    }

    @Override
    public Set<String> note(String client, String service, List<Outcome> outcomes) {
        synchronized (writing) {
            return database.inTransaction(connection -> new SqlOutcomes(connection).note(client, service, outcomes));
        }
    }

    @Override
    public Set<String> overridden(Set<String> keys, Instant since) {
        return keys.isEmpty()
                ? Set.of()
                : database.inTransaction(connection -> new SqlOutcomes(connection).overridden(keys, since));
    }

    @Override
    public Figures figures(Figures.Filter filter) {
        return database.inTransaction(connection -> new SqlFigures(connection).figures(filter));
    }

    @Override
    public void forget(Instant before) {
        synchronized (writing) {
            database.inTransaction(connection -> delete(connection, "shown_card where last_shown < ?", before)
                    + delete(connection, "overridden_finding where overridden_at < ?", before));
        }
    }

    private static int delete(Connection connection, String what, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + what)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
        }
    }
}
