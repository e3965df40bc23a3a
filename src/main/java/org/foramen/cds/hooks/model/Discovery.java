package org.foramen.cds.hooks.model;

import java.util.List;

/** https://cds-hooks.hl7.org/2.0/#discovery */
public record Discovery(List<CdsService> services) {

    public Discovery {
        services = List.copyOf(services);
        if (services.stream().map(CdsService::id).distinct().count() != services.size()) {
            throw new IllegalArgumentException("Each service needs an id of its own");
        }
    }
}
