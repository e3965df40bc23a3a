package org.foramen.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys in a file. A file that was changed and cannot be used leaves no keys: one may have been revoked. */
final class KeyFile implements JWKSource<SecurityContext> {

    private final Path file;
    private volatile @Nullable Loaded loaded;

    KeyFile(Path file) {
        this.file = file;
    }

    private record State(
            FileTime changed, long size, @Nullable Object file) {}

    private record Loaded(State state, JWKSet keys) {}

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Loaded known = loaded;
        try {
            State state = state();
            if (known == null || !known.state().equals(state)) {
                known = new Loaded(state, SigningKeys.parse(read()));
                loaded = known;
            }
            return selector.select(known.keys());
        } catch (IOException e) {
            throw new JWKSetUnavailableException("the file of keys " + file + " cannot be read");
        } catch (KeySourceException e) {
            throw new JWKSetUnavailableException("the file of keys " + file + " cannot be used: " + e.getMessage());
        }
    }

    private State state() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    private byte[] read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(SigningKeys.MAX_BYTES + 1);
            if (bytes.length > SigningKeys.MAX_BYTES) {
                throw new IOException("too large");
            }
            return bytes;
        }
    }
}
