package org.foramen.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private static final ECKey FIRST = TokenDraft.ellipticKey("first");
    private static final ECKey SECOND = TokenDraft.ellipticKey("second");

    @TempDir
    Path folder;

    private static boolean has(SigningKeys keys, String id) throws KeySourceException {
        return !keys.of(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(id).build(), NOW)
                .isEmpty();
    }

    /** Replaces a file as a careful operator does, and as a hasty one: in place. */
    private Path write(String text, boolean inPlace) throws IOException {
        Path file = folder.resolve("keys.json");
        if (inPlace) {
            return Files.writeString(file, text);
        }
        Path other = Files.writeString(folder.resolve("keys.json.new"), text);
        return Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileIsReadAgainWhenItHasChanged(boolean inPlace) throws Exception {
        SigningKeys keys = SigningKeys.inFile(write(TokenDraft.keySet(FIRST), inPlace));
        assertThat(has(keys, "first")).isTrue();
        assertThat(has(keys, "second")).isFalse();
        write(TokenDraft.keySet(FIRST, SECOND), inPlace);
        assertThat(has(keys, "first")).isTrue();
        assertThat(has(keys, "second")).isTrue();
        write(TokenDraft.keySet(SECOND), inPlace);
        assertThat(has(keys, "first")).isFalse();
    }

    @Test
    void aFileThatCannotBeUsedAnyMoreLeavesNoKeys() throws Exception {
        Path file = write(TokenDraft.keySet(FIRST), true);
        SigningKeys keys = SigningKeys.inFile(file);
        write("{\"keys\": [", true);
        assertThatThrownBy(() -> has(keys, "first")).isInstanceOf(KeySourceException.class);
        Files.delete(file);
        assertThatThrownBy(() -> has(keys, "first")).isInstanceOf(KeySourceException.class);
        write(TokenDraft.keySet(FIRST), true);
        assertThat(has(keys, "first")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\": []}",
                "{\"keys\": [{\"kty\": \"oct\", \"kid\": \"a\", \"k\": \"c2VjcmV0\"}]}",
                "{\"keys\": [{\"kty\": \"EC\", \"kid\": \"a\", \"crv\": \"P-384\"}]}"
            })
    void aFileWithoutKeysIsRefusedAtTheStart(String text) throws Exception {
        Path file = write(text, true);
        assertThatThrownBy(() -> SigningKeys.inFile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFileThatIsNotThereOrTooLargeIsRefused() throws Exception {
        assertThatThrownBy(() -> SigningKeys.inFile(folder.resolve("missing.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing.json");
        Path file = write(" ".repeat(SigningKeys.MAX_BYTES) + TokenDraft.keySet(FIRST), true);
        assertThatThrownBy(() -> SigningKeys.inFile(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysThatAreWithdrawnOrForSomethingElseDoNotSign() throws Exception {
        JWK encrypts = new ECKey.Builder(TokenDraft.ellipticKey("encrypts"))
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        JWK ended = new ECKey.Builder(TokenDraft.ellipticKey("ended"))
                .expirationTime(Date.from(NOW))
                .build();
        JWK later = new ECKey.Builder(TokenDraft.ellipticKey("later"))
                .notBeforeTime(Date.from(NOW.plusSeconds(1)))
                .build();
        JWK other = new ECKey.Builder(TokenDraft.ellipticKey("other"))
                .algorithm(JWSAlgorithm.ES256)
                .build();
        SigningKeys keys = SigningKeys.inFile(write(TokenDraft.keySet(FIRST, encrypts, ended, later, other), true));
        assertThat(has(keys, "first")).isTrue();
        assertThat(has(keys, "encrypts")).isFalse();
        assertThat(has(keys, "ended")).isFalse();
        assertThat(has(keys, "later")).isFalse();
        assertThat(has(keys, "other")).isFalse();
    }

    @Test
    void aFileMayHoldPrivateHalvesAndOnlyThePublicOnesAreKept() throws Exception {
        SigningKeys keys = SigningKeys.inFile(write(new JWKSet(List.of(FIRST)).toString(false), true));
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("first").build();
        assertThat(keys.of(header, NOW)).singleElement().satisfies(key -> assertThat(key.isPrivate())
                .isFalse());
    }

    /** What a client publishes; every fetch is counted. */
    private static final class Published implements KeyDocument {

        private final AtomicInteger fetches = new AtomicInteger();
        private volatile String text = "";

        @Override
        public byte[] fetch() throws IOException {
            fetches.incrementAndGet();
            if (text.isEmpty()) {
                throw new IOException("it cannot be reached");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(1);
        }
    }

    @Test
    void publishedKeysAreFetchedWhenTheyAreNeededAndKept() throws Exception {
        Published published = new Published();
        published.text = TokenDraft.keySet(FIRST);
        SigningKeys keys = SigningKeys.fetched(published, Duration.ofHours(2), Duration.ofHours(1));
        assertThat(published.fetches).hasValue(0);
        for (int i = 0; i < 50; i++) {
            assertThat(has(keys, "first")).isTrue();
        }
        assertThat(published.fetches).hasValue(1);
    }

    @Test
    void aKeyThatIsNotKnownIsLookedForOncePerInterval() throws Exception {
        Published published = new Published();
        published.text = TokenDraft.keySet(FIRST);
        SigningKeys keys = SigningKeys.fetched(published, Duration.ofHours(2), Duration.ofHours(1));
        assertThat(has(keys, "first")).isTrue();
        published.text = TokenDraft.keySet(FIRST, SECOND);
        assertThat(has(keys, "second")).isTrue();
        assertThat(published.fetches).hasValue(2);
        for (int i = 0; i < 50; i++) {
            assertThat(has(keys, "unknown " + i)).isFalse();
        }
        assertThat(published.fetches).hasValue(2);
        assertThat(has(keys, "second")).isTrue();
    }

    @Test
    void aKeyThatIsWithdrawnIsForgottenInTime() throws Exception {
        Published published = new Published();
        published.text = TokenDraft.keySet(FIRST, SECOND);
        SigningKeys keys = SigningKeys.fetched(published, Duration.ofMillis(2), Duration.ofMillis(1));
        assertThat(has(keys, "first")).isTrue();
        published.text = TokenDraft.keySet(SECOND);
        Thread.sleep(20);
        assertThat(has(keys, "first")).isFalse();
    }

    @Test
    void anAddressThatDoesNotAnswerIsNotAskedAgainAndAgain() {
        Published published = new Published();
        SigningKeys keys = SigningKeys.fetched(published, Duration.ofHours(2), Duration.ofHours(1));
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> has(keys, "first")).isInstanceOf(KeySourceException.class);
        }
        assertThat(published.fetches).hasValue(2);
    }
}
