package clinic.frontdesk.catalog;

/**
 * The six service types of the website's legacy column, with the clinic's names for them: the name of a reservation while
 * its service is not set up. Names of services are the clinic's data and are not translated.
 */
public enum LegacyService {
    WRINKLE_BOTOX("주름 보톡스"),
    VOLUME_LIFTING("볼륨 리프팅"),
    SKIN_CARE("피부 관리"),
    REMOVAL_PROCEDURE("제거 시술"),
    BODY_CARE("바디 케어"),
    OTHER_CONSULTATION("기타 상담");

    private final String clinicName;

    LegacyService(String clinicName) {
        this.clinicName = clinicName;
    }

    /** The clinic's name for it. */
    public String clinicName() {
        return clinicName;
    }

    /** The name to show for a legacy type's code; the code itself where another tool has added one. */
    public static String nameOf(String code) {
        for (LegacyService service : values()) {
            if (service.name().equals(code)) {
                return service.clinicName;
            }
        }
        return code;
    }
}
