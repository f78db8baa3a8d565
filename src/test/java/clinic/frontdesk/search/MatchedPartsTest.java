package clinic.frontdesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchedPartsTest {

    /** The matched parts stand in brackets. */
    @ParameterizedTest
    @CsvSource({
        "김철수, ㄱㅊㅅ, [김철수]",
        "김철수, ㅊㅅ, 김[철수]",
        "김철수, 철, 김[철]수",
        "김철수, 처, 김[철]수",
        "김철수, ㄱㅊㅅ.77, [김철수]",
        "김철수, 김7730, [김]철수",
        "기철민, 깇, [기철]민",
        "김철수, 77, 김철수",
        "김철수, 박, 김철수",
        "Anna Lee, lee ann, [Ann]a [Lee]",
        "김철수, '', 김철수"
    })
    void inAName(String name, String query, String expected) {
        assertThat(bracketed(name, new MatchedParts(query).inText(name))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "010-2841-7730, ㄱㅊㅅ.77, 010-2841-[77]30",
        "010-2841-7730, 7730, 010-2841-[7730]",
        "010-2841-7730, 417, 010-28[41-7]730",
        "010-2841-7730, 41-77, 010-28[41-77]30",
        "010-7777-7730, 77, 010-7777-[77]30",
        "010-2841-7730, 김철수, 010-2841-7730",
        "010-2841-7730, 99, 010-2841-7730"
    })
    void inAPhone(String phone, String query, String expected) {
        assertThat(bracketed(phone, new MatchedParts(query).inDigits(phone))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ㄱㅊㅅ.77, true", "ㄱㅊㅅ.78, false", "ㄱㅊㅅㅂ, false", "'', true", "김 7730, true", "박 7730, false"})
    void aPatientMatchesEveryPart(String query, boolean expected) {
        assertThat(new MatchedParts(query).match("김철수", "010-2841-7730")).isEqualTo(expected);
    }

    private static String bracketed(String text, List<MatchedRange> ranges) {
        StringBuilder marked = new StringBuilder(text);
        for (MatchedRange range : ranges.reversed()) {
            marked.insert(range.end(), ']').insert(range.start(), '[');
        }
        return marked.toString();
    }
}
