package org.foramen.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.foramen.security.TokenRefusal.Kind;
import org.foramen.store.Store;
import org.foramen.store.sql.SqlStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as a security team would try them; the keys are made here. */
class TokenVerifierTest {

    private static final Store STORE = SqlStore.inMemory();
    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private static final String HERE = "https://cds.example.org/cds-services/m99-problem-list";
    private static final ECKey ELLIPTIC = TokenDraft.ellipticKey("elliptic");
    private static final RSAKey RSA = TokenDraft.rsaKey("rsa", 2048);
    private static final TokenRules RULES = new TokenRules(Duration.ofMinutes(10), Duration.ofSeconds(60), 1000);

    @TempDir
    Path folder;

    private @Nullable TokenVerifier verifier;

    @BeforeEach
    void trust() throws IOException {
        verifier = verifier(issuer("clinic", null, List.of(), ELLIPTIC, RSA));
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    private TrustedIssuer issuer(String client, @Nullable String jku, List<String> tenants, JWK... keys)
            throws IOException {
        Path file = Files.writeString(folder.resolve(client + ".json"), TokenDraft.keySet(keys));
        return new TrustedIssuer(client, TokenDraft.ISSUER, jku, tenants, SigningKeys.inFile(file));
    }

    private static TokenVerifier verifier(TrustedIssuer... issuers) {
        return new TokenVerifier(List.of(issuers), RULES, STORE, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TokenDraft draft() {
        return TokenDraft.of(ELLIPTIC, HERE, NOW);
    }

    private String client(String token) {
        return verifier == null
                ? ""
                : verifier.client(BearerToken.of(List.of("Bearer " + token)), List.of(HERE, HERE + "/"));
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String token, Kind kind) {
        return assertThatThrownBy(() -> client(token))
                .isInstanceOfSatisfying(TokenRefusal.class, refusal -> assertThat(refusal.kind())
                        .isEqualTo(kind))
                .satisfies(refusal -> assertThat(String.valueOf(refusal.getMessage()))
                        .isNotBlank()
                        .isASCII()
                        .doesNotContain("\"", "\\", TokenDraft.ISSUER, token.substring(0, 8)));
    }

    @Test
    void row205_bothRecommendedAlgorithmsAreAccepted() {
        assertThat(client(draft().text())).isEqualTo("clinic");
        assertThat(client(TokenDraft.of(RSA, HERE, NOW).text())).isEqualTo("clinic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE"})
    void row201_unsignedTokensAreRefused(String none) {
        assertRefused(draft().header("alg", none).text(), Kind.NOT_TRUSTED);
        String signed = draft().text();
        String unsigned = draft().header("alg", none).text();
        String grafted = unsigned.substring(0, unsigned.lastIndexOf('.')) + signed.substring(signed.lastIndexOf('.'));
        assertRefused(grafted, Kind.NOT_TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void row203_sharedSecretsAreRefusedThoughTheyBeThePublicKey(String algorithm) throws Exception {
        byte[] der = RSA.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                der,
                pem.getBytes(StandardCharsets.US_ASCII),
                RSA.getModulus().decode(),
                RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            assertRefused(TokenDraft.of(RSA, HERE, NOW).signedWithSecret(algorithm, secret), Kind.NOT_TRUSTED)
                    .hasMessageContaining("ES384 or RS384");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "PS384"})
    void otherAlgorithmsOfTheSameKeyAreRefused(String algorithm) {
        assertRefused(TokenDraft.of(RSA, HERE, NOW).header("alg", algorithm).text(), Kind.NOT_TRUSTED)
                .hasMessageContaining("ES384 or RS384");
    }

    @Test
    void keysOfAnotherCurveAreRefused() throws IOException {
        ECKey small = TokenDraft.ellipticKey("small", Curve.P_256);
        verifier = verifier(issuer("clinic", null, List.of(), small));
        assertRefused(TokenDraft.of(small, HERE, NOW).header("alg", "ES256").text(), Kind.NOT_TRUSTED);
        String signature = draft().header("kid", "small").text();
        assertRefused(signature, Kind.NOT_TRUSTED);
    }

    @Test
    void shortKeysAreRefused() throws IOException {
        RSAKey small = TokenDraft.rsaKey("small", 1024);
        verifier = verifier(issuer("clinic", null, List.of(), small));
        assertRefused(TokenDraft.of(small, HERE, NOW).text(), Kind.NOT_TRUSTED).hasMessageContaining("kid");
    }

    @Test
    void theKeyIsTheOneThatIsNamed() {
        assertRefused(draft().header("kid", null).text(), Kind.NOT_TRUSTED).hasMessageContaining("kid");
        assertRefused(draft().header("kid", "").text(), Kind.NOT_TRUSTED).hasMessageContaining("kid");
        assertRefused(draft().header("kid", "unknown").text(), Kind.NOT_TRUSTED).hasMessageContaining("kid");
        assertRefused(draft().header("kid", "rsa").text(), Kind.NOT_TRUSTED).hasMessageContaining("kid");
        JWK stranger = TokenDraft.ellipticKey("elliptic");
        assertRefused(TokenDraft.of(stranger, HERE, NOW).text(), Kind.NOT_TRUSTED)
                .hasMessageContaining("signature");
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsNotUsed() {
        ECKey stranger = TokenDraft.ellipticKey("stranger");
        TokenDraft draft = TokenDraft.of(stranger, HERE, NOW)
                .header("jwk", stranger.toPublicJWK().toJSONObject())
                .header("kid", "elliptic");
        assertRefused(draft.text(), Kind.NOT_TRUSTED).hasMessageContaining("signature");
    }

    @Test
    void whatWasChangedAfterSigningIsRefused() {
        String token = draft().text();
        String[] parts = token.split("\\.", -1);
        String other = draft().claim("tenant", "other").text().split("\\.", -1)[1];
        assertRefused(parts[0] + "." + other + "." + parts[2], Kind.NOT_TRUSTED).hasMessageContaining("signature");
        char last = parts[2].charAt(5) == 'A' ? 'B' : 'A';
        String bent = parts[2].substring(0, 5) + last + parts[2].substring(6);
        assertRefused(parts[0] + "." + parts[1] + "." + bent, Kind.NOT_TRUSTED).hasMessageContaining("signature");
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[96]);
        assertRefused(parts[0] + "." + parts[1] + "." + zeros, Kind.NOT_TRUSTED).hasMessageContaining("signature");
        assertRefused(parts[0] + "." + parts[1] + ".", Kind.NOT_TRUSTED);
    }

    @ParameterizedTest
    @CsvSource({"JWT, true", "jwt, true", "Jwt, true", "JOSE, false", "at+jwt, false", "'', false"})
    void theTypeIsJwtWhateverItsCase(String type, boolean accepted) {
        String token = draft().header("typ", type).text();
        if (accepted) {
            assertThat(client(token)).isEqualTo("clinic");
        } else {
            assertRefused(token, Kind.NOT_TRUSTED).hasMessageContaining("typ");
        }
    }

    @Test
    void headersThatMustBeUnderstoodAreRefused() {
        assertRefused(draft().header("typ", null).text(), Kind.NOT_TRUSTED).hasMessageContaining("typ");
        assertRefused(draft().header("crit", List.of("exp")).header("exp", 1).text(), Kind.NOT_TRUSTED);
        assertRefused(
                draft().header("crit", List.of("b64")).header("b64", false).text(), Kind.NOT_TRUSTED);
    }

    @Test
    void row195_onlyListedIssuersAreTrusted() {
        for (String issuer : List.of(
                "https://evil.example.org",
                TokenDraft.ISSUER + "/",
                "HTTPS://EHR.EXAMPLE.ORG",
                "https://ehr.example")) {
            assertThatThrownBy(() -> client(draft().claim("iss", issuer).text()))
                    .isInstanceOf(TokenRefusal.class)
                    .hasMessage("The issuer of the token is not a client of this service");
        }
    }

    @Test
    void row195_theAddressOfKeysIsTheClientsOwn() throws IOException {
        String own = "https://ehr.example.org/.well-known/jwks.json";
        assertRefused(draft().header("jku", own).text(), Kind.NOT_TRUSTED).hasMessageContaining("jku");
        verifier = verifier(issuer("clinic", own, List.of(), ELLIPTIC));
        assertThat(client(draft().header("jku", own).text())).isEqualTo("clinic");
        for (String other :
                List.of("https://evil.example.org/jwks.json", own + "?x", "https://ehr.example.org@evil/")) {
            assertRefused(draft().header("jku", other).text(), Kind.NOT_TRUSTED).hasMessageContaining("jku");
        }
    }

    @Test
    void row199_withoutAnAddressTheKeysAreThoseThatWereAgreed() throws IOException {
        verifier = verifier(issuer("clinic", "https://ehr.example.org/jwks.json", List.of(), ELLIPTIC));
        assertThat(client(draft().text())).isEqualTo("clinic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "iat", "jti"})
    void row176_everyClaimOfTheSpecificationIsNeeded(String claim) {
        assertRefused(draft().claim(claim, null).text(), Kind.NOT_FOR_THIS_CALL).hasMessageContaining("claim " + claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "jti", "tenant", "exp", "iat", "nbf", "aud"})
    void claimsOfTheWrongTypeAreRefused(String claim) {
        assertThatThrownBy(() ->
                        client(draft().claim(claim, Map.of("a", List.of(1))).text()))
                .isInstanceOf(TokenRefusal.class);
        if (!claim.equals("jti") && !claim.equals("tenant")) {
            assertThatThrownBy(() -> client(draft().claim(claim, "text").text()))
                    .isInstanceOf(TokenRefusal.class);
        }
    }

    @Test
    void theAudienceIsTheVeryAddress() {
        assertThat(client(draft().claim("aud", List.of(HERE)).text())).isEqualTo("clinic");
        assertThat(client(draft().claim("aud", List.of("https://a.example.org", HERE))
                        .text()))
                .isEqualTo("clinic");
        for (Object other : List.of(
                "https://cds.example.org",
                "https://cds.example.org/cds-services",
                HERE + "?x=1",
                HERE + "-2",
                HERE.replace("https", "http"),
                HERE.toUpperCase(Locale.ROOT),
                List.of())) {
            assertThatThrownBy(() -> client(draft().claim("aud", other).text()))
                    .isInstanceOf(TokenRefusal.class)
                    .hasMessageContaining("aud");
        }
    }

    /** Seconds from now; the clocks may be a minute apart, and a token may live for ten. */
    @ParameterizedTest
    @CsvSource({
        "0, 300, , true",
        "0, 600, , true",
        "0, 601, , false",
        "0, 100000000, , false",
        "-300, -59, , true",
        "-300, -60, , false",
        "60, 300, , true",
        "61, 300, , false",
        "-500, 200, , false",
        "-100000, 200, , false",
        "50, 40, , false",
        "0, 300, 60, true",
        "0, 300, 61, false",
        "0, 300, -60, true",
    })
    void aTokenIsForItsTime(long issued, long expires, @Nullable Long notBefore, boolean accepted) {
        TokenDraft draft = draft().claim("iat", NOW.plusSeconds(issued).getEpochSecond())
                .claim("exp", NOW.plusSeconds(expires).getEpochSecond())
                .claim(
                        "nbf",
                        notBefore == null ? null : NOW.plusSeconds(notBefore).getEpochSecond());
        if (accepted) {
            assertThat(client(draft.text())).isEqualTo("clinic");
        } else {
            assertRefused(draft.text(), Kind.NOT_FOR_THIS_CALL);
        }
    }

    @Test
    void timesBeyondAllTimeAreRefused() {
        for (Object far : List.of(Long.MAX_VALUE, Long.MAX_VALUE / 1000, 1e300, -1, 0)) {
            assertThatThrownBy(() -> client(draft().claim("exp", far).text())).isInstanceOf(TokenRefusal.class);
            assertThatThrownBy(() -> client(draft().claim("iat", far).text())).isInstanceOf(TokenRefusal.class);
        }
    }

    @Test
    void aTokenIsUsedOnce() {
        String token = draft().text();
        assertThat(client(token)).isEqualTo("clinic");
        assertRefused(token, Kind.NOT_FOR_THIS_CALL).hasMessageContaining("used before");
        String id = UUID.randomUUID().toString();
        assertThat(client(draft().claim("jti", id).text())).isEqualTo("clinic");
        assertRefused(draft().claim("jti", id).claim("sub", "another").text(), Kind.NOT_FOR_THIS_CALL)
                .hasMessageContaining("used before");
    }

    @Test
    void aTokenThatIsRefusedIsNotUsedUp() {
        String id = UUID.randomUUID().toString();
        assertRefused(
                draft().claim("jti", id)
                        .claim("aud", "https://other.example.org")
                        .text(),
                Kind.NOT_FOR_THIS_CALL);
        ECKey stranger = TokenDraft.ellipticKey("elliptic");
        assertRefused(TokenDraft.of(stranger, HERE, NOW).claim("jti", id).text(), Kind.NOT_TRUSTED);
        assertThat(client(draft().claim("jti", id).text())).isEqualTo("clinic");
    }

    @Test
    void otherClaimsAreIgnored() {
        assertThat(client(draft().claim("sub", "user")
                        .claim("nbf", NOW.getEpochSecond())
                        .claim("https://example.org/x", Map.of("deep", List.of(1, 2)))
                        .text()))
                .isEqualTo("clinic");
    }

    @Test
    void tenantsTellClientsOfOneIssuerApart() throws IOException {
        ECKey south = TokenDraft.ellipticKey("south");
        verifier = verifier(
                issuer("north", null, List.of("north", "far-north"), ELLIPTIC),
                issuer("south", null, List.of("south"), south));
        assertThat(client(draft().claim("tenant", "far-north").text())).isEqualTo("north");
        assertThat(client(
                        TokenDraft.of(south, HERE, NOW).claim("tenant", "south").text()))
                .isEqualTo("south");
        assertRefused(draft().claim("tenant", "south").text(), Kind.NOT_TRUSTED);
        assertRefused(draft().claim("tenant", "west").text(), Kind.FORBIDDEN).hasMessageContaining("tenant");
        assertRefused(draft().text(), Kind.FORBIDDEN);
        assertRefused(TokenDraft.of(south, HERE, NOW).text(), Kind.NOT_TRUSTED);
    }

    @Test
    void clientsThatCannotBeToldApartAreRefused() throws IOException {
        TrustedIssuer any = issuer("any", null, List.of(), ELLIPTIC);
        TrustedIssuer north = issuer("north", null, List.of("north"), ELLIPTIC);
        assertThatThrownBy(() -> verifier(any, north))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("any")
                .hasMessageContaining("north");
    }

    @Test
    void thereIsAnEndToWhatIsRemembered() throws IOException {
        TokenRules few = new TokenRules(Duration.ofMinutes(10), Duration.ZERO, 3);
        try (Store store = SqlStore.inMemory()) {
            TrustedIssuer clinic = issuer("clinic", null, List.of(), ELLIPTIC);
            verifier = new TokenVerifier(List.of(clinic), few, store, Clock.fixed(NOW, ZoneOffset.UTC));
            for (int i = 0; i < 3; i++) {
                assertThat(client(draft().text())).isEqualTo("clinic");
            }
            assertRefused(draft().text(), Kind.UNAVAILABLE);
            Clock later = Clock.fixed(NOW.plusSeconds(301), ZoneOffset.UTC);
            verifier = new TokenVerifier(List.of(clinic), few, store, later);
            assertThat(client(TokenDraft.of(ELLIPTIC, HERE, later.instant()).text()))
                    .isEqualTo("clinic");
        }
    }
}
