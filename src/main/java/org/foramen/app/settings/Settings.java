package org.foramen.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All settings, one record per room. */
public record Settings(
        ServerSettings server,
        KnowledgeSettings knowledge,
        CacheSettings caches,
        CdsSettings cds,
        StoreSettings store,
        TrustSettings trust) {

    private static final String PREFIX = "FORAMEN_";
    private static final String CONFIG = PREFIX + "CONFIG";

    /**
     * Lays file, environment and flags over the defaults.
     *
     * @param file a Java properties file, null for none; the variable {@code FORAMEN_CONFIG} may name it instead
     * @param environment all variables; those that start with {@code FORAMEN_} are settings
     * @param flags what the command line says, by the keys that the file uses
     * @throws SettingsException when a key is unknown, a value cannot be used, or the file cannot be read
     */
    public static Settings read(@Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
        SettingValues values = new SettingValues();
        String named = environment.get(CONFIG);
        Path config = file == null && named != null ? Path.of(named) : file;
        if (config != null) {
            properties(config).forEach((key, text) -> values.put(key, text, key + " in " + config));
        }
        new TreeMap<>(environment).forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !name.equals(CONFIG)) {
                values.put(keyOf(name), text, name + " of the environment");
            }
        });
        flags.forEach((key, text) -> values.put(key, text, "--" + key));
        Settings settings = new Settings(
                ServerSettings.from(values),
                KnowledgeSettings.from(values),
                CacheSettings.from(values),
                CdsSettings.from(values),
                StoreSettings.from(values),
                TrustSettings.from(values));
        values.refuseUnknown();
        return settings;
    }

    private static Map<String, String> properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("The configuration file " + file + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sorted.put(key, properties.getProperty(key)));
        return sorted;
    }

    private static String keyOf(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
