package org.foramen.store.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.foramen.store.UsedTokens;

/** The table {@code used_token}; its primary key decides who is the first. */
final class SqlUsedTokens implements UsedTokens {

    /** The class of SQLSTATE for a row that a constraint forbids (ISO/IEC 9075). */
    private static final String CONSTRAINT_VIOLATION = "23";

    private final Database database;

    SqlUsedTokens(Database database) {
        this.database = database;
    }

    @Override
    public boolean firstUse(String issuer, String id, Instant until) {
        String hash = hash(issuer, id);
        return database.inTransaction(connection -> insert(connection, hash, until));
    }

    private static boolean insert(Connection connection, String hash, Instant until) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into used_token (token_hash, remembered_until) values (?, ?)")) {
            insert.setString(1, hash);
            insert.setObject(2, until.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (state != null && state.startsWith(CONSTRAINT_VIOLATION)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public long forget(Instant now) {
        return database.inTransaction(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from used_token where remembered_until <= ?")) {
                delete.setObject(1, now.atOffset(ZoneOffset.UTC));
                delete.executeUpdate();
            }
            try (PreparedStatement count = connection.prepareStatement("select count(*) from used_token");
                    ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** 64 hexadecimal digits. The issuer's length goes first, so that no two pairs are written alike. */
    private static String hash(String issuer, String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String pair = issuer.length() + " " + issuer + id;
            return HexFormat.of().formatHex(digest.digest(pair.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
