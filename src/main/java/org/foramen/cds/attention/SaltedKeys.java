package org.foramen.cds.attention;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names things of patients without keeping the patients: HMAC-SHA-256 (RFC 2104) under a salt that only this server has,
 * cut to 192 bits. The same words give the same key; nobody without the salt can try who is meant.
 */
public final class SaltedKeys {

    /** How long a salt is. */
    public static final int SALT_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 24;

    private final SecretKeySpec salt;

    /** Keys under the salt, {@value #SALT_BYTES} random bytes. */
    public SaltedKeys(byte[] salt) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
        }
        this.salt = new SecretKeySpec(salt, ALGORITHM);
    }

    /** 32 characters of base64url; words are kept apart, so that "a", "bc" is another key than "ab", "c". */
    public String of(String... words) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(salt);
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
