package org.foramen.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses that begin with the same bits.
 *
 * @param first 4 or 16 bytes
 * @param bits how many of them are the same
 */
record AddressBlock(InetAddress first, int bits) {

    /** Where IPv4 addresses stand within IPv6 (https://www.rfc-editor.org/rfc/rfc6052#section-2.1). */
    private static final AddressBlock TRANSLATED = of("64:ff9b::/96");

    /** From the written form, e.g. {@code 10.0.0.0/8}. */
    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        try {
            return new AddressBlock(
                    InetAddress.getByName(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    boolean holds(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        return Arrays.equals(mine, 0, whole, other, 0, whole)
                && (rest == 0 || (mine[whole] & 0xff) >> (8 - rest) == (other[whole] & 0xff) >> (8 - rest));
    }

    /** The IPv4 address that one of IPv6 stands for, else the address itself. */
    static InetAddress translated(InetAddress address) {
        if (!TRANSLATED.holds(address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
