package clinic.frontdesk.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangulMatchTest {

    @ParameterizedTest
    @CsvSource({
        "김철수, 김철수",
        "김철수, 철수",
        "김철수, ㄱㅊㅅ",
        "김철수, ㅊㅅ",
        "김철수, 김ㅊ",
        "김철수, 기",
        "김철수, 김처",
        "기철민, 깇",
        "박민, 바",
        "박사강, ㅂㅅ",
        "박사강, ㅄ",
        "까치, ㄱㅊ",
        "까치, ㄲㅊ",
        "Anna Lee, nna l",
        "김Anna, ㄱan"
    })
    void finds(String text, String query) {
        assertThat(HangulMatch.matches(text, query)).isTrue();
        assertThat(HangulMatch.matches(Normalizer.normalize(text, Normalizer.Form.NFD), query))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"김철수, 철김", "김철수, ㄱㅅ", "가치, ㄲㅊ", "김철수, 기철", "김철수, 깇", "기철민, 김", "김철수, 김철수민"})
    void doesNotFind(String text, String query) {
        assertThat(HangulMatch.matches(text, query)).isFalse();
    }
}
