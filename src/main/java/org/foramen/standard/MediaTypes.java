package org.foramen.standard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/**
 * BCP 13: media types, by the syntax of RFC 2045, section 5.1, and the restricted names of RFC 6838, section 4.2. Whether a
 * type is registered with IANA is not asked: unregistered ones are in use, and FHIR's binding takes every valid one
 * (http://hl7.org/fhir/ValueSet/mimetypes).
 */
final class MediaTypes implements GrammarCodeSystem {

    static final String URL = "urn:ietf:bcp:13";

    private static final int MAX_LENGTH = 500;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}";
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\\\x00-\\x1f]|\\\\.)*\"";
    private static final Pattern TYPE = Pattern.compile("(" + NAME + ")/(" + NAME + ")");
    private static final Pattern PARAMETER =
            Pattern.compile("[ \\t]*;[ \\t]*(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + ")");
    private static final CodeSystemDefinition DEFINITION = StandardDefinition.of(
            new Canonical(URL, null),
            "Mime Types",
            "Media types",
            List.of(
                    new PropertyDefinition("base", null, "code"),
                    new PropertyDefinition("type", null, "code"),
                    new PropertyDefinition("subtype", null, "code"),
                    new PropertyDefinition("parameter", null, "string")));

    @Override
    public CodeSystemDefinition definition() {
        return DEFINITION;
    }

    /** The display is the code: there are no others. */
    @Override
    public @Nullable ConceptDefinition concept(String code) {
        Matcher type = TYPE.matcher(code);
        if (code.length() > MAX_LENGTH || !type.lookingAt()) {
            return null;
        }
        List<Property> properties = new ArrayList<>();
        String main = type.group(1).toLowerCase(Locale.ROOT);
        String sub = type.group(2).toLowerCase(Locale.ROOT);
        properties.add(new Property("base", GrammarCodeSystem.code(main)));
        properties.add(new Property("base", GrammarCodeSystem.code(main + "/" + sub)));
        properties.add(new Property("type", GrammarCodeSystem.code(main)));
        properties.add(new Property("subtype", GrammarCodeSystem.code(sub)));
        int at = type.end();
        Matcher parameter = PARAMETER.matcher(code);
        while (at < code.length()) {
            if (!parameter.find(at) || parameter.start() != at) {
                return null;
            }
            properties.add(new Property(
                    "parameter",
                    new PropertyValue.Text(parameter.group(1).toLowerCase(Locale.ROOT) + "=" + parameter.group(2))));
            at = parameter.end();
        }
        return new ConceptDefinition(code, code, null, List.of(), properties, List.of());
    }
}
