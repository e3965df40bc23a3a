package org.foramen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.foramen.app.settings.StoreSettings;
import org.foramen.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreChoiceTest {

    private static final Instant UNTIL = Instant.parse("2026-11-28T06:00:00Z");

    @TempDir
    Path folder;

    @Test
    void keepsInTheFolder() {
        StoreSettings settings = new StoreSettings(folder.resolve("data"), false);
        try (Store store = StoreChoice.open(settings)) {
            assertThat(store.usedTokens().firstUse("issuer", "id", UNTIL)).isTrue();
        }
        try (Store store = StoreChoice.open(settings)) {
            assertThat(store.usedTokens().firstUse("issuer", "id", UNTIL)).isFalse();
        }
    }

    @Test
    void goesOnInMemoryWhereTheDefaultCannotBeHad() throws IOException {
        Path nowhere = Files.writeString(folder.resolve("file"), "").resolve("data");
        try (LogLines log = LogLines.of(StoreChoice.class);
                Store store = StoreChoice.open(new StoreSettings(nowhere, false))) {
            assertThat(store.usedTokens().firstUse("issuer", "id", UNTIL)).isTrue();
            assertThat(store.usedTokens().firstUse("issuer", "id", UNTIL)).isFalse();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN The folder " + nowhere + " cannot be made.")
                    .contains("--data");
        }
    }

    @Test
    void refusesToStartWhereTheOperatorsFolderCannotBeHad() throws IOException {
        Path nowhere = Files.writeString(folder.resolve("file"), "").resolve("data");
        assertThatThrownBy(() -> StoreChoice.open(new StoreSettings(nowhere, true)))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("The folder " + nowhere + " cannot be made.")
                .hasMessageContaining("--data");
    }
}
