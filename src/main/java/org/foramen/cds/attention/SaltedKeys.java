package org.foramen.cds.attention;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Names things of patients without keeping the patients: HMAC-SHA-256 (RFC 2104) under a salt that only this server has,
 * cut to 192 bits. The same words give the same key; nobody without the salt can try who is meant.
 */
public final class SaltedKeys {

    /** How long a salt is. */
    public static final int SALT_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 24;

    private final Supplier<byte[]> salt;
    private volatile @Nullable SecretKeySpec key;

    /** Keys under the salt, {@value #SALT_BYTES} random bytes; it is asked for when the first key is made. */
    public SaltedKeys(Supplier<byte[]> salt) {
        this.salt = salt;
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            byte[] bytes = salt.get();
            if (bytes.length != SALT_BYTES) {
                throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
            }
            known = new SecretKeySpec(bytes, ALGORITHM);
            key = known;
        }
        return known;
    }

    /** 32 characters of base64url; words are kept apart, so that "a", "bc" is another key than "ab", "c". */
    public String of(String... words) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac.doFinal(), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
