import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Jdbc;

/**
 * Generates the jOOQ tables: starts an embedded PostgreSQL, runs the migrations of {@code sql/} on it, and runs the
 * generator. Run by the build as a single source file; skipped while its inputs are unchanged.
 *
 * <p>Arguments: the project's folder, the output folder.
 */
final class GenerateTables {

    public static void main(String[] args) throws Exception {
        Path project = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Path stamp = target.resolve("inputs.sha256");
        String inputs = hash(project);
        if (Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
            return;
        }
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            FluentConfiguration flyway = Flyway.configure()
                    .dataSource(url, "postgres", "postgres")
                    .defaultSchema("frontdesk")
                    .locations("filesystem:" + project.resolve("sql"));
            // A transactional lock would block the concurrent index builds forever.
            flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
            flyway.load().migrate();
            var configuration = GenerationTool.load(Files.newInputStream(project.resolve("jooq-codegen.xml")));
            configuration.setJdbc(new Jdbc()
                    .withDriver("org.postgresql.Driver")
                    .withUrl(url)
                    .withUser("postgres")
                    .withPassword("postgres"));
            configuration.getGenerator().getTarget().setDirectory(target.toString());
            GenerationTool.generate(configuration);
        }
        Files.writeString(stamp, inputs);
    }

    private static String hash(Path project) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> migrations = Files.list(project.resolve("sql"))) {
            List<Path> files = Stream.concat(
                            migrations.filter(Files::isRegularFile).sorted(),
                            Stream.of(
                                    project.resolve("jooq-codegen.xml"),
                                    project.resolve("pom.xml"),
                                    project.resolve("src/build/java/GenerateTables.java")))
                    .toList();
            for (Path file : files) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
