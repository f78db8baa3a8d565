package clinic.frontdesk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the architecture, for the program below a root package: the desk, and the program under {@code
 * violating}, which violates each rule to prove that it is effective.
 */
final class Rules {

    /** The maximum number of constructor arguments; more indicate two classes. */
    private static final int MOST_ARGUMENTS = 7;

    private final String root;

    private Rules(String root) {
        this.root = root;
    }

    /** The rules by name, for the program below the package {@code root}. */
    static Map<String, ArchRule> under(String root) {
        Rules rules = new Rules(root);
        Map<String, ArchRule> all = new LinkedHashMap<>();
        all.put("features do not depend on screens", rules.featuresDoNotDependOnScreens());
        all.put("texts depend on nothing else", rules.dependsOnlyOn("text", "text"));
        all.put("failures depend only on texts", rules.dependsOnlyOn("failure", "failure", "text"));
        all.put("the toolkit depends on no feature", rules.dependsOnlyOn("ui", "ui", "text", "failure"));
        all.put("the window depends on no feature", rules.dependsOnlyOn("shell", "shell", "ui", "text", "failure"));
        all.put("the schedule is values and rules", rules.scheduleIsPure());
        all.put("typed input depends on no feature", rules.dependsOnlyOn("input", "input", "schedule"));
        all.put(
                "the database package depends on no feature",
                rules.dependsOnlyOn("database", "database", "failure", "text"));
        all.put("the change feed depends on no feature", rules.dependsOnlyOn("live", "live", "database", "failure"));
        all.put(
                "the plan package depends on no feature",
                rules.dependsOnlyOn("plan", "plan", "live", "schedule", "database", "failure"));
        all.put("services do not depend on reservations", rules.servicesDoNotDependOnReservations());
        all.put("only its feature and the composition depend on a screen", rules.onlyTheirFeatureDependsOnScreens());
        all.put("only the composition depends on the window", rules.onlyTheCompositionDependsOn("shell"));
        all.put("nothing depends on the composition", rules.onlyTheCompositionDependsOn("app"));
        all.put("only the composition depends on the command line", rules.onlyTheCompositionDependsOn("commands"));
        all.put("one simple name, one type", rules.oneSimpleNameOneType());
        all.put("no cycles among features", rules.noCycles());
        all.put("no cycles among packages", rules.noCyclesAmongPackages());
        all.put("view models depend on no screen, no SQL and no messages", rules.viewModelsArePlain());
        all.put("screens contain no SQL", rules.screensHoldNoSql());
        all.put("only the task executor starts threads", rules.threadsComeFromTheExecutor());
        all.put("runLater is called in one place", rules.runLaterIsCalledInOnePlace());
        all.put("only the command line prints", rules.onlyTheCommandLinePrints());
        all.put("no stack traces but in the log", rules.noStackTraces());
        all.put("formats name their locale", rules.formatsNameTheirLocale());
        all.put("SQL is bound", rules.sqlIsBound());
        all.put("records are mapped by column, not fetched into classes", rules.recordsAreMapped());
        all.put("constructors have few arguments", rules.constructorsHaveFewArguments());
        all.put("every package is checked for null", rules.everyPackageIsNullMarked());
        return all;
    }

    private ArchRule featuresDoNotDependOnScreens() {
        return noClasses()
                .that(feature())
                .should()
                .dependOnClassesThat(
                        screen().or(resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")));
    }

    /** The classes of a package depend only on the given packages, on generated tables, and on libraries. */
    private ArchRule dependsOnlyOn(String packageName, String... packages) {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(
                Arrays.stream(packages).map(name -> root + "." + name + "..").toArray(String[]::new));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + packageName + "..")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(allowed)));
    }

    private ArchRule servicesDoNotDependOnReservations() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".reservation..");
    }

    private ArchRule onlyTheirFeatureDependsOnScreens() {
        return noClasses().that(ours()).should(new ArchCondition<>("depend on the screen of another feature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String screen = screenOf(dependency.getTargetClass());
                    String name = type.getPackageName();
                    boolean known = screen.isEmpty()
                            || name.equals(root)
                            || name.startsWith(root + ".app")
                            || name.equals(screen)
                            || name.startsWith(screen + ".");
                    events.add(new SimpleConditionEvent(type, !known, dependency.getDescription()));
                }
            }
        });
    }

    /** The screen package of a class; empty for other classes. */
    private String screenOf(JavaClass type) {
        String name = type.getPackageName();
        int ui = name.indexOf(".ui", root.length() + 1);
        return name.startsWith(root + ".") && ui > 0 ? name.substring(0, ui + 3) : "";
    }

    private ArchRule scheduleIsPure() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".schedule..")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(resideInAPackage(root + ".schedule..")))
                        .or(resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..", "javafx..")));
    }

    private ArchRule onlyTheCompositionDependsOn(String packageName) {
        return noClasses()
                .that(ours().and(DescribedPredicate.not(
                        resideInAnyPackage(root, root + ".app..", root + "." + packageName + ".."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "." + packageName + "..");
    }

    /** Nested types count; compiler-generated names do not. */
    private ArchRule oneSimpleNameOneType() {
        Map<String, String> firsts = new HashMap<>();
        return classes()
                .that(ours().and(describe(
                        "are named by hand",
                        type -> !type.isAnonymousClass()
                                && !type.isLocalClass()
                                && !type.getSimpleName().isEmpty()
                                && !type.getSimpleName().equals("package-info"))))
                .should(new ArchCondition<>("be the only type of their simple name") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String first = firsts.computeIfAbsent(type.getSimpleName(), name -> type.getName());
                        events.add(new SimpleConditionEvent(
                                type,
                                first.equals(type.getName()),
                                type.getName() + " has the same simple name as " + first));
                    }
                });
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Each package is a slice of its own, so that the packages inside a feature have no cycle either. */
    private ArchRule noCyclesAmongPackages() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(root + ".tables.."), alwaysTrue());
    }

    private ArchRule viewModelsArePlain() {
        return noClasses()
                .that(ours())
                .and()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..", "javafx.stage..", "javafx.fxml..", "org.jooq..", "java.sql..", "javax.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("Messages");
    }

    private ArchRule screensHoldNoSql() {
        return noClasses()
                .that(screen())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "java.sql..", root + ".tables..");
    }

    private ArchRule threadsComeFromTheExecutor() {
        return noClasses()
                .that(ours().and(DescribedPredicate.not(resideInAPackage(root + ".ui.."))))
                .should()
                .callConstructorWhere(target(
                        "starts a thread", access -> access.getTargetOwner().isAssignableTo(Thread.class)))
                .orShould()
                .callMethodWhere(target(
                        "starts a thread",
                        access -> access.getTargetOwner().isEquivalentTo(Thread.class)
                                && access.getName().startsWith("start")));
    }

    private ArchRule runLaterIsCalledInOnePlace() {
        return noClasses()
                .that(ours().and(DescribedPredicate.not(resideInAPackage(root + ".ui.."))))
                .should()
                .callMethodWhere(target(
                        "calls Platform.runLater",
                        access -> access.getTargetOwner().getName().equals("javafx.application.Platform")
                                && access.getName().equals("runLater")));
    }

    private ArchRule onlyTheCommandLinePrints() {
        return noClasses()
                .that(ours().and(DescribedPredicate.not(resideInAnyPackage(root, root + ".commands.."))))
                .should()
                .accessFieldWhere(target(
                        "uses System.out or System.err",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && (access.getName().equals("out")
                                        || access.getName().equals("err"))));
    }

    private ArchRule noStackTraces() {
        return noClasses()
                .that(ours())
                .should()
                .callMethodWhere(target(
                        "prints a stack trace",
                        access -> access.getTargetOwner().isAssignableTo(Throwable.class)
                                && access.getName().equals("printStackTrace")));
    }

    /** Under some locales of the machine the digits of a time or an id would be others than the database's. */
    private ArchRule formatsNameTheirLocale() {
        return noClasses()
                .that(ours())
                .should()
                .callMethodWhere(target(
                        "formats in the machine's locale",
                        access -> access.getTargetOwner().isEquivalentTo(String.class)
                                && (access.getName().equals("formatted")
                                        || (access.getName().equals("format")
                                                && access.getTarget() instanceof CodeUnitAccessTarget format
                                                && !format.getRawParameterTypes()
                                                        .getFirst()
                                                        .isEquivalentTo(Locale.class)))));
    }

    /**
     * Values are passed as parameters; only code that runs the migrations or inserts table names may execute
     * concatenated SQL.
     */
    private ArchRule sqlIsBound() {
        return noClasses()
                .that(ours().and(DescribedPredicate.not(resideInAnyPackage(
                        root + ".upgrade..",
                        root + ".backup..",
                        root + ".database..",
                        root + ".live..",
                        root + ".sample.."))))
                .should()
                .callMethodWhere(target(
                        "runs SQL without parameters",
                        access -> (access.getTargetOwner().isEquivalentTo(Statement.class)
                                        && access.getName().startsWith("execute"))
                                || (access.getTargetOwner().getName().equals("org.jooq.impl.DSL")
                                        && access.getName().equals("raw"))));
    }

    private ArchRule recordsAreMapped() {
        return noClasses()
                .that(ours())
                .should()
                .callMethodWhere(target(
                        "uses fetchInto",
                        access -> access.getTargetOwner().getName().startsWith("org.jooq.")
                                && access.getName().equals("fetchInto")));
    }

    private ArchRule constructorsHaveFewArguments() {
        return constructors()
                .that()
                .areDeclaredInClassesThat(ours().and(describe(
                        "are no plain values",
                        type -> !type.isRecord()
                                && !type.isEnum()
                                && !type.isInnerClass()
                                && !type.isAnonymousClass())))
                .should(new ArchCondition<>("take at most " + MOST_ARGUMENTS + " arguments") {
                    @Override
                    public void check(JavaConstructor constructor, ConditionEvents events) {
                        int arguments = constructor.getRawParameterTypes().size();
                        events.add(new SimpleConditionEvent(
                                constructor,
                                arguments <= MOST_ARGUMENTS,
                                constructor.getFullName() + " takes " + arguments + " arguments"));
                    }
                });
    }

    /** NullAway ignores classes outside of {@link NullMarked} packages. */
    private ArchRule everyPackageIsNullMarked() {
        return classes()
                .that(ours())
                .and()
                .areTopLevelClasses()
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                type,
                                type.getPackage().isAnnotatedWith(NullMarked.class),
                                type.getName() + " is in " + type.getPackageName()
                                        + ", whose package-info.java is missing or not @NullMarked"));
                    }
                });
    }

    /** The handwritten classes. */
    private DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(root + "..").and(DescribedPredicate.not(resideInAPackage(root + ".tables..")));
    }

    private DescribedPredicate<JavaClass> screen() {
        return resideInAnyPackage(root + "..ui..", root + ".shell..");
    }

    private DescribedPredicate<JavaClass> feature() {
        return ours().and(DescribedPredicate.not(screen()))
                .and(DescribedPredicate.not(resideInAnyPackage(root, root + ".app..", root + ".commands..")));
    }

    private static DescribedPredicate<JavaAccess<?>> target(String description, Predicate<JavaAccess<?>> predicate) {
        return describe(description, predicate);
    }
}
