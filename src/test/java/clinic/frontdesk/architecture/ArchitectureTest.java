package clinic.frontdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program satisfies the rules of its architecture, and each rule detects a violation. */
@TestInstance(Lifecycle.PER_CLASS)
final class ArchitectureTest {

    private static final String DESK = "clinic.frontdesk";
    private static final String VIOLATING = "clinic.frontdesk.architecture.violating";

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(DESK);
    private final JavaClasses violating = new ClassFileImporter().importPackages(VIOLATING);

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleNames")
    void the_program_satisfies_the_rule(String name) {
        rule(DESK, name).check(program);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleNames")
    void a_violation_of_the_rule_is_detected(String name) {
        assertThat(rule(VIOLATING, name).evaluate(violating).hasViolation())
                .as("violation found of \"%s\"", name)
                .isTrue();
    }

    @Test
    void the_rules_cover_the_whole_program() {
        assertThat(program.stream().filter(type -> !type.getPackageName().startsWith(DESK + ".tables")))
                .hasSizeGreaterThan(10)
                .noneMatch(type -> type.getName().endsWith("Test"));
    }

    private static Iterable<String> ruleNames() {
        return Rules.under(DESK).keySet();
    }

    private static ArchRule rule(String root, String name) {
        Map<String, ArchRule> rules = Rules.under(root);
        ArchRule rule = rules.get(name);
        return Objects.requireNonNull(rule);
    }
}
