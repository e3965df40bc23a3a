package org.foramen.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import org.foramen.store.StoreFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlStoreTest {

    private static final Instant UNTIL = Instant.parse("2026-11-28T06:00:00Z");

    @TempDir
    Path folder;

    @Test
    void makesTheFolder() {
        Path deep = folder.resolve("var/lib/foramen");
        SqlStore.inFolder(deep).close();
        assertThat(deep).isDirectoryContaining(file -> file.endsWith("foramen.mv.db"));
    }

    @Test
    void storesInMemoryHaveNothingInCommon() {
        try (SqlStore one = SqlStore.inMemory();
                SqlStore other = SqlStore.inMemory()) {
            assertThat(one.usedTokens().firstUse("issuer", "id", UNTIL)).isTrue();
            assertThat(other.usedTokens().firstUse("issuer", "id", UNTIL)).isTrue();
        }
    }

    @Test
    void aPlaceThatCannotBeAFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> SqlStore.inFolder(file.resolve("data")))
                .isInstanceOf(StoreFailure.class)
                .hasMessage("The folder " + file.resolve("data") + " cannot be made");
        assertThatThrownBy(() -> SqlStore.inFolder(folder.resolve("a;MODE=MySQL")))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("semicolon");
        assertThat(folder.resolve("a;MODE=MySQL")).doesNotExist();
    }

    @Test
    void whatIsNoDatabaseIsLeftAloneAndRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("foramen.mv.db"), "not a database".repeat(1000));
        assertThatThrownBy(() -> SqlStore.inFolder(folder))
                .isInstanceOf(StoreFailure.class)
                .hasMessageStartingWith("What is stored in " + folder + " cannot be opened");
        assertThat(file).content().startsWith("not a database");
    }

    @Test
    void theStoreOfALaterVersionIsRefused() throws Exception {
        SqlStore.inFolder(folder).close();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("foramen"))) {
            connection
                    .createStatement()
                    .execute(
                            "insert into \"flyway_schema_history\" values"
                                    + " (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', current_timestamp, 1, true)");
        }
        assertThatThrownBy(() -> SqlStore.inFolder(folder))
                .isInstanceOf(StoreFailure.class)
                .hasMessageStartingWith("What is stored in " + folder + " is of another version of this program");
    }

    @Test
    void closingTwiceIsFine() {
        SqlStore store = SqlStore.inFolder(folder);
        store.close();
        store.close();
        assertThatThrownBy(() -> store.usedTokens().firstUse("issuer", "id", UNTIL))
                .isInstanceOf(StoreFailure.class);
    }
}
