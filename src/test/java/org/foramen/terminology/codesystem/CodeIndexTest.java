package org.foramen.terminology.codesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeIndexTest {

    /** {@code Aa} and {@code BB} have the same {@link String#hashCode}, and so has whatever is put together from them. */
    private static String[] colliding(int pairs) {
        List<String> codes = List.of("");
        for (int pair = 0; pair < pairs; pair++) {
            List<String> longer = new ArrayList<>();
            codes.forEach(code -> {
                longer.add(code + "Aa");
                longer.add(code + "BB");
            });
            codes = longer;
        }
        return codes.toArray(String[]::new);
    }

    @Test
    void codesThatWereMadeToCollideDoNot() {
        String[] codes = colliding(12);
        assertThat(codes[0].hashCode()).isEqualTo(codes[codes.length - 1].hashCode());

        CodeIndex index = new CodeIndex(codes, true);

        assertThat(index.longestSearch()).isLessThan(codes.length / 10);
        for (int ordinal = 0; ordinal < codes.length; ordinal++) {
            assertThat(index.find(codes[ordinal])).isEqualTo(ordinal);
        }
        assertThat(index.find("AaCC")).isNegative();
    }
}
