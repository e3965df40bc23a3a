package org.foramen.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.foramen.store.StoreFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private final Database database = Database.inMemory();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void doesAllOfATransactionOrNothing() {
        assertThatThrownBy(() -> database.inTransaction(connection -> {
                    insert(connection, "one");
                    throw new IllegalStateException("half done");
                }))
                .hasMessage("half done");
        assertThat(rows()).isZero();
        database.inTransaction(connection -> insert(connection, "one"));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aFailureSaysNothingOfWhatWasToBeStored() {
        String secret = "secret".repeat(20);
        assertThatThrownBy(() -> database.inTransaction(connection -> insert(connection, secret)))
                .isInstanceOf(StoreFailure.class)
                .hasMessage("The store failed with SQLSTATE 22001")
                .hasNoCause();
    }

    private static int insert(Connection connection, String hash) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("insert into used_token values ('" + hash + "', current_timestamp)");
        }
    }

    private int rows() {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from used_token")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }
}
