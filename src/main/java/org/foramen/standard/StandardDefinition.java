package org.foramen.standard;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.PropertyDefinition;

/** What the definitions of this room have in common: active, complete, case-sensitive, in English. */
final class StandardDefinition {

    private StandardDefinition() {}

    static CodeSystemDefinition of(
            Canonical canonical, String name, String title, List<PropertyDefinition> properties) {
        return new CodeSystemDefinition(
                canonical,
                name,
                title,
                Lifecycle.ACTIVE,
                "complete",
                true,
                null,
                "en",
                false,
                null,
                null,
                properties,
                List.of());
    }
}
