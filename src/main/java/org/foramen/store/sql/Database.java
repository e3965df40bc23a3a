package org.foramen.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.foramen.store.StoreFailure;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/** A database with its tables as this version wants them, and the connections to it. */
final class Database implements AutoCloseable {

    private static final String FILE = "foramen";

    /**
     * Each transaction is written out when it ends. The room of old pages is used again after 10 s, which the operating
     * system needs to bring new ones to the disk; with H2's 45 s the file would grow to hundreds of megabytes under load.
     */
    private static final String KEPT_SAFELY = ";WRITE_DELAY=0;RETENTION_TIME=10000;DB_CLOSE_ON_EXIT=FALSE";

    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The database is open as long as this connection is. */
    private final Connection first;

    private final HikariDataSource pool;

    private Database(Connection first, HikariDataSource pool) {
        this.first = first;
        this.pool = pool;
    }

    /** A piece of work on one connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * A file in a folder. What a transaction has written is with the operating system before it ends, so that it outlives
     * the process however that ends.
     */
    static Database inFolder(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        Path file = path.resolve(FILE + ".mv.db");
        if (path.toString().contains(";")) {
            throw new StoreFailure("The folder " + path + " has a semicolon in its name");
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new StoreFailure("The folder " + path + " cannot be made");
        }
        if (!Files.isWritable(path) || (Files.exists(file) && !Files.isWritable(file))) {
            throw new StoreFailure("The folder " + path + " cannot be written to");
        }
        return open("jdbc:h2:file:" + path.resolve(FILE) + KEPT_SAFELY, path.toString());
    }

    static Database inMemory() {
        return open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_ON_EXIT=FALSE", "memory");
    }

    private static Database open(String url, String place) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        Connection first;
        try {
            first = source.getConnection();
        } catch (SQLException e) {
            throw refused(e, place);
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setAutoCommit(false);
        Database database = new Database(first, new HikariDataSource(config));
        try {
            database.migrate();
            return database;
        } catch (FlywayException e) {
            database.close();
            throw new StoreFailure("What is stored in " + place
                    + " is of another version of this program, or was changed by hand: " + firstLine(e));
        }
    }

    private void migrate() {
        ClassicConfiguration configuration = new ClassicConfiguration();
        configuration.setDataSource(pool);
        configuration.setLocationsAsStrings("classpath:org/foramen/store/sql/migration");
        configuration.setLoggers("slf4j");
        // By default Flyway would work on tables that a later version of this program has changed.
        configuration.setIgnoreMigrationPatterns(new String[0]);
        new Flyway(configuration).migrate();
    }

    private static StoreFailure refused(SQLException e, String place) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new StoreFailure("The folder " + place + " is in use");
            default -> new StoreFailure("What is stored in " + place + " cannot be opened: " + firstLine(e));
        };
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Does all of a piece of work, or nothing of it. */
    <T> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new StoreFailure("The store failed with SQLSTATE " + e.getSQLState());
        }
    }

    @Override
    public void close() {
        pool.close();
        try {
            first.close();
        } catch (SQLException e) {
            throw new StoreFailure("The store did not close in order: SQLSTATE " + e.getSQLState());
        }
    }
}
