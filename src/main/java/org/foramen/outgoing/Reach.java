package org.foramen.outgoing;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How far a host's name may lead, by the registries of special-purpose addresses that IANA keeps. */
enum Reach {
    /** To addresses of the Internet. */
    PUBLIC_ONLY,
    /** To this machine and to private networks as well; never to link-local, multicast or metadata addresses. */
    PRIVATE_TOO,
    /** To wherever it says: the host is an address, or {@code localhost}, and no name service is asked. */
    AS_WRITTEN;

    /** Of one address, as {@link InetAddress} takes it without asking a name service, and as people mean it. */
    private static final Pattern ADDRESS =
            Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|\\[[0-9a-f:.]+]", Pattern.CASE_INSENSITIVE);

    /** This machine, private use (RFC 1918, RFC 4193), and what providers share among their customers (RFC 6598). */
    private static final List<AddressBlock> PRIVATE = blocks(
            "127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

    /** Where clouds tell their guests secrets, beside the link-local addresses. */
    private static final List<AddressBlock> METADATA =
            blocks("100.100.100.200/32", "192.0.0.192/32", "168.63.129.16/32", "fd00:ec2::254/128", "fd20:ce::254/128");

    /**
     * Not of the Internet (https://www.iana.org/assignments/iana-ipv4-special-registry and
     * https://www.iana.org/assignments/iana-ipv6-special-registry), and of IPv6 all that is not global unicast.
     */
    private static final List<AddressBlock> SPECIAL = blocks(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "::/3",
            "4000::/2",
            "8000::/1");

    private static List<AddressBlock> blocks(String... blocks) {
        return Stream.of(blocks).map(AddressBlock::of).toList();
    }

    /** Whether a host, in small letters, is an address or this machine's own name. */
    static boolean isWrittenOut(String host) {
        return host.equals("localhost") || ADDRESS.matcher(host).matches();
    }

    /** Whether a connection to the address is allowed. */
    boolean admits(InetAddress address) {
        if (this == AS_WRITTEN) {
            return true;
        }
        if (holds(METADATA, address)) {
            return false;
        }
        if (holds(PRIVATE, address)) {
            return this == PRIVATE_TOO;
        }
        InetAddress translated = AddressBlock.translated(address);
        return translated.equals(address) ? !holds(SPECIAL, address) : admits(translated);
    }

    private static boolean holds(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }
}
