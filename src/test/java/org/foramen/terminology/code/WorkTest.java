package org.foramen.terminology.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkTest {

    private Work.Call call = () -> {};

    @AfterEach
    void end() {
        call.close();
    }

    @Test
    void whatIsAllowedMayBeSpentAndNoMore() {
        call = Work.begin(10);
        Work.spend(4);
        Work.spend(6);
        assertThatThrownBy(() -> Work.spend(1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.TOO_COSTLY))
                .hasMessageContaining("more than 10 steps");
    }

    @Test
    void oneThatHasNothingLeftGetsNothingMore() {
        call = Work.begin(10);
        assertThatThrownBy(() -> Work.spend(Long.MAX_VALUE)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Work.spend(1)).isInstanceOf(Refusal.class);
        assertThatThrownBy(Work::requireLeft).isInstanceOf(Refusal.class);
    }

    @Test
    void aCallWithinACallCountsTowardsTheOuterOne() {
        call = Work.begin(10);
        Work.Call inner = Work.begin(1_000);
        Work.spend(8);
        inner.close();
        assertThatThrownBy(() -> Work.spend(3)).isInstanceOf(Refusal.class);
    }

    @Test
    void outsideOfCallsNothingIsCounted() {
        assertThatCode(() -> Work.spend(Long.MAX_VALUE)).doesNotThrowAnyException();
        Work.begin(1).close();
        assertThatCode(() -> Work.spend(2)).doesNotThrowAnyException();
    }
}
