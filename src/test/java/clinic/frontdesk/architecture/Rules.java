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
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the architecture, over the program that has its root at a given package: the desk itself, and the small
 * program under {@code violating} that breaks each of them and so proves that they look.
 */
final class Rules {

    /** More constructor arguments than these mean two classes. */
    private static final int MOST_ARGUMENTS = 7;

    private final String root;

    private Rules(String root) {
        this.root = root;
    }

    /** Every rule by its name, for the program under the package {@code root}. */
    static Map<String, ArchRule> under(String root) {
        Rules rules = new Rules(root);
        Map<String, ArchRule> all = new LinkedHashMap<>();
        all.put("features know no screen", rules.featuresKnowNoScreen());
        all.put("texts and failures know nothing else", rules.knowsOnly("text", "text"));
        all.put("failures know texts", rules.knowsOnly("failure", "failure", "text"));
        all.put("the toolkit knows no feature", rules.knowsOnly("ui", "ui", "text", "failure"));
        all.put("the window knows no feature", rules.knowsOnly("shell", "shell", "ui", "text", "failure"));
        all.put("the schedule is values and rules", rules.scheduleIsPure());
        all.put("typed input knows no feature", rules.knowsOnly("input", "input", "schedule"));
        all.put("connecting knows no feature", rules.knowsOnly("database", "database", "failure", "text"));
        all.put("the change feed knows no feature", rules.knowsOnly("live", "live", "database", "failure"));
        all.put(
                "reading a day's plan knows no feature",
                rules.knowsOnly("plan", "plan", "live", "schedule", "database", "failure"));
        all.put("services know no reservation", rules.servicesKnowNoReservation());
        all.put("a screen is known to its feature and the composition", rules.screensAreKnownToTheirFeature());
        all.put("only the composition knows the window", rules.onlyTheCompositionKnows("shell"));
        all.put("nothing knows the composition", rules.onlyTheCompositionKnows("app"));
        all.put("only the composition knows the command line", rules.onlyTheCompositionKnows("commands"));
        all.put("one simple name, one type", rules.oneSimpleNameOneType());
        all.put("no rings among features", rules.noRings());
        all.put("no rings among packages", rules.noRingsAmongPackages());
        all.put("view models know no screen, no SQL and no language", rules.viewModelsArePlain());
        all.put("screens hold no SQL", rules.screensHoldNoSql());
        all.put("threads come from the task executor", rules.threadsComeFromTheExecutor());
        all.put("the screen's thread is entered in one place", rules.runLaterInOnePlace());
        all.put("only the command line prints", rules.onlyTheCommandLinePrints());
        all.put("no stack traces but in the log", rules.noStackTraces());
        all.put("SQL is bound", rules.sqlIsBound());
        all.put("records are mapped, not fetched into", rules.recordsAreMapped());
        all.put("constructors stay short", rules.constructorsStayShort());
        all.put("every package is checked for null", rules.everyPackageIsNullMarked());
        return all;
    }

    private ArchRule featuresKnowNoScreen() {
        return noClasses()
                .that(feature())
                .should()
                .dependOnClassesThat(
                        screen().or(resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")));
    }

    /** Of what is written by hand, the classes of a package depend on these packages only; on generated tables they may. */
    private ArchRule knowsOnly(String packageName, String... known) {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(
                Arrays.stream(known).map(name -> root + "." + name + "..").toArray(String[]::new));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + packageName + "..")
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(allowed)));
    }

    private ArchRule servicesKnowNoReservation() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".reservation..");
    }

    private ArchRule screensAreKnownToTheirFeature() {
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

    /** The package of the screen that a class belongs to; empty for a class of no screen. */
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

    private ArchRule onlyTheCompositionKnows(String packageName) {
        return noClasses()
                .that(ours().and(DescribedPredicate.not(
                        resideInAnyPackage(root, root + ".app..", root + "." + packageName + ".."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "." + packageName + "..");
    }

    /** Nested types count; what a compiler names does not. */
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
                                type, first.equals(type.getName()), type.getName() + " is named like " + first));
                    }
                });
    }

    private ArchRule noRings() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Each package by itself, so that the packages inside a feature form no ring either. */
    private ArchRule noRingsAmongPackages() {
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

    private ArchRule runLaterInOnePlace() {
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

    /** Values reach the server as parameters; only what runs the migrations' own text, or names tables, may run it bare. */
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

    private ArchRule constructorsStayShort() {
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

    /** NullAway passes over what is in no {@link NullMarked} package. */
    private ArchRule everyPackageIsNullMarked() {
        return classes()
                .that(ours())
                .and()
                .areTopLevelClasses()
                .should(new ArchCondition<>("stand in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                type,
                                type.getPackage().isAnnotatedWith(NullMarked.class),
                                type.getName() + " stands in " + type.getPackageName()
                                        + ", whose package-info.java is missing or not @NullMarked"));
                    }
                });
    }

    /** All that is written by hand. */
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
