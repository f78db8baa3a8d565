package clinic.frontdesk.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameStyleTest {

    @ParameterizedTest
    @CsvSource({
        "김철수, 김*수, ㄱㅊㅅ",
        "김철, 김*, ㄱㅊ",
        "김, *, ㄱ",
        "남궁민수, 남**수, ㄴㄱㅁㅅ",
        "김 철수, 김*수, ㄱㅊㅅ",
        "Anna Kim, A*** K**, A. K.",
        "A, *, A.",
        "J Kim, * K**, J. K.",
        "👩‍👩‍👧‍👦😀, 👩‍👩‍👧‍👦*, 👩‍👩‍👧‍👦.",
        "🇰🇷, *, 🇰🇷.",
        "é́a, é́*, é́.",
        "김철수A, 김***, 김.",
    })
    void aNameIsShownByItsLetters(String name, String masked, String initials) {
        assertThat(NameStyle.MASKED.of(name)).isEqualTo(masked);
        assertThat(NameStyle.INITIALS.of(name)).isEqualTo(initials);
        assertThat(NameStyle.FULL.of(name)).isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @Test
    void decomposedLettersAreComposedFirst() {
        String decomposed = Normalizer.normalize("김철수", Normalizer.Form.NFD);
        assertThat(NameStyle.MASKED.of(decomposed)).isEqualTo("김*수");
        assertThat(NameStyle.FULL.of(" " + decomposed + "\u00a0\n님 ")).isEqualTo("김철수 님");
        assertThat(NameStyle.MASKED.of(" \t")).isEmpty();
    }
}
