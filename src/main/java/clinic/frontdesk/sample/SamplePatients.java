package clinic.frontdesk.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Invented patients; one whose name is drawn again comes again. */
final class SamplePatients {

    private static final List<String> FAMILY_NAMES =
            List.of("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "류", "홍");
    private static final List<String> GIVEN_NAMES = List.of(
            "가람", "가을", "고은", "나리", "다솔", "다온", "도겸", "로운", "민재", "보라", "새봄", "서윤", "소담", "승민", "안재", "여름", "은별", "이든",
            "이슬", "준호", "지안", "철수", "태오", "하율", "한결", "해솔");
    private final Random random;
    private final Map<String, Patient> patients = new HashMap<>();

    SamplePatients(Random random) {
        this.random = random;
    }

    record Patient(String name, String phone, LocalDate birth, String gender) {}

    Patient next() {
        String name = FAMILY_NAMES.get(random.nextInt(FAMILY_NAMES.size()))
                + GIVEN_NAMES.get(random.nextInt(GIVEN_NAMES.size()));
        return patients.computeIfAbsent(
                name,
                newName -> new Patient(
                        newName,
                        String.format(Locale.ROOT, "010-0%03d-%04d", random.nextInt(1000), random.nextInt(10_000)),
                        LocalDate.of(1958 + random.nextInt(48), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                        random.nextInt(3) == 0 ? "MALE" : "FEMALE"));
    }
}
