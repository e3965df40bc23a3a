package org.foramen.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What any store owes for tokens. The store is empty when a test begins. */
public abstract class UsedTokensContract {

    private static final String ISSUER = "https://ehr.example.org";
    private static final Instant UNTIL = Instant.parse("2026-11-28T06:00:00Z");

    private Store store;

    /** Opens the store of this test, also for a second time once it was closed. */
    protected abstract Store open();

    /** Whether what is stored outlives the closing of the store. */
    protected abstract boolean outlivesClosing();

    @BeforeEach
    void opensEmpty() {
        store = open();
        assertThat(store.usedTokens().forget(Instant.EPOCH)).isZero();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aTokenIsUsedOnce() {
        UsedTokens tokens = store.usedTokens();
        assertThat(tokens.firstUse(ISSUER, "one", UNTIL)).isTrue();
        assertThat(tokens.firstUse(ISSUER, "one", UNTIL)).isFalse();
        assertThat(tokens.firstUse(ISSUER, "one", UNTIL.plusSeconds(600))).isFalse();
        assertThat(tokens.firstUse(ISSUER, "two", UNTIL)).isTrue();
    }

    @Test
    void anIdentifierIsItsIssuersOwn() {
        UsedTokens tokens = store.usedTokens();
        assertThat(tokens.firstUse(ISSUER, "one", UNTIL)).isTrue();
        assertThat(tokens.firstUse("https://other.example.org", "one", UNTIL)).isTrue();
        assertThat(tokens.firstUse(ISSUER + "o", "ne", UNTIL)).isTrue();
    }

    @Test
    void anIdentifierMayBeOfAnyCharactersAndLength() {
        UsedTokens tokens = store.usedTokens();
        for (String id :
                List.of("x'; drop table used_token; --", "\u00e9", "e\u0301", " one", "one ", "a".repeat(5000))) {
            assertThat(tokens.firstUse(ISSUER, id, UNTIL)).isTrue();
            assertThat(tokens.firstUse(ISSUER, id, UNTIL)).isFalse();
        }
        assertThat(tokens.firstUse(ISSUER, "One", UNTIL)).isTrue();
        assertThat(tokens.firstUse(ISSUER, "ONE", UNTIL)).isTrue();
    }

    @Test
    void ofManyWhoAskAtOnceOneIsTheFirst() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 20; round++) {
                String id = "round " + round;
                Callable<Boolean> use = () -> store.usedTokens().firstUse(ISSUER, id, UNTIL);
                List<Boolean> answers = new ArrayList<>();
                for (Future<Boolean> answer : pool.invokeAll(Collections.nCopies(16, use))) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsOnlyOnce(true);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatHasEndedIsForgottenAndNothingElse() {
        UsedTokens tokens = store.usedTokens();
        tokens.firstUse(ISSUER, "ends", UNTIL);
        tokens.firstUse(ISSUER, "goes on", UNTIL.plusMillis(1));
        assertThat(tokens.forget(UNTIL.minusMillis(1))).isEqualTo(2);
        assertThat(tokens.forget(UNTIL)).isEqualTo(1);
        assertThat(tokens.firstUse(ISSUER, "ends", UNTIL)).isTrue();
        assertThat(tokens.firstUse(ISSUER, "goes on", UNTIL)).isFalse();
    }

    @Test
    void whatWasUsedIsKnownAfterARestart() {
        store.usedTokens().firstUse(ISSUER, "one", UNTIL);
        store.close();
        store = open();
        assertThat(store.usedTokens().firstUse(ISSUER, "one", UNTIL)).isNotEqualTo(outlivesClosing());
    }
}
