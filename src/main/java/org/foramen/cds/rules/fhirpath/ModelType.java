package org.foramen.cds.rules.fhirpath;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import ca.uhn.fhir.context.RuntimeChildResourceBlockDefinition;
import ca.uhn.fhir.context.RuntimeResourceBlockDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The definition of one of R4's types, with its elements and their types, made from HAPI's Java model of R4 when the type
 * check of an expression first looks into it.
 */
final class ModelType extends StructureDefinition {

    private static final long serialVersionUID = 1L;
    static final String BASE = "http://hl7.org/fhir/StructureDefinition/";
    static final String RESOURCE = "Resource";
    static final String BACKBONE_ELEMENT = "BackboneElement";
    private static final Set<String> ABSTRACT = Set.of(RESOURCE, BACKBONE_ELEMENT);
    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    private final transient FhirContext fhir;
    private transient boolean isFilled;

    ModelType(String name, StructureDefinitionKind kind, FhirContext fhir) {
        this.fhir = fhir;
        setUrl(BASE + name).setName(name).setType(name).setKind(kind).setDerivation(TypeDerivationRule.SPECIALIZATION);
        setAbstract(ABSTRACT.contains(name)).setId(name);
        if (kind == StructureDefinitionKind.RESOURCE && !name.equals(RESOURCE)) {
            setBaseDefinition(BASE + RESOURCE);
        }
    }

    @Override
    public boolean hasSnapshot() {
        return true;
    }

    @Override
    public StructureDefinitionSnapshotComponent getSnapshot() {
        if (!isFilled) {
            isFilled = true;
            element(getType(), false);
            if (model() instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
                fill(getType(), composite, new HashMap<>());
            }
        }
        return super.getSnapshot();
    }

    private @Nullable BaseRuntimeElementDefinition<?> model() {
        if (getAbstract()) {
            return null;
        }
        return getKind() == StructureDefinitionKind.RESOURCE
                ? fhir.getResourceDefinition(getType())
                : fhir.getElementDefinition(getType());
    }

    /** Adds the elements below a path; a block that stands inside itself refers to where it stood first. */
    private void fill(String path, BaseRuntimeElementCompositeDefinition<?> parent, Map<Class<?>, String> open) {
        for (BaseRuntimeChildDefinition child : parent.getChildrenAndExtension()) {
            String at = path + "." + child.getElementName();
            ElementDefinition element = element(at, child.getMax() != 1);
            BaseRuntimeElementCompositeDefinition<?> block = block(child);
            if (block == null) {
                types(child).forEach(type -> element.addType().setCode(type));
            } else if (open.containsKey(block.getImplementingClass())) {
                element.setContentReference("#" + open.get(block.getImplementingClass()));
            } else {
                element.addType().setCode(BACKBONE_ELEMENT);
                Map<Class<?>, String> inside = new HashMap<>(open);
                inside.put(block.getImplementingClass(), at);
                fill(at, block, inside);
            }
        }
    }

    private ElementDefinition element(String path, boolean repeats) {
        ElementDefinition element = super.getSnapshot().addElement();
        element.setPath(path).setMin(0).setMax(repeats ? "*" : "1").setId(path);
        return element;
    }

    private static @Nullable BaseRuntimeElementCompositeDefinition<?> block(BaseRuntimeChildDefinition child) {
        return child instanceof RuntimeChildResourceBlockDefinition
                        && child.getChildByName(child.getElementName()) instanceof RuntimeResourceBlockDefinition block
                ? block
                : null;
    }

    private static Set<String> types(BaseRuntimeChildDefinition child) {
        if (child instanceof RuntimeChildContainedResources || child instanceof RuntimeChildDirectResource) {
            return Set.of(RESOURCE);
        }
        if (EXTENSIONS.contains(child.getElementName())) {
            return Set.of("Extension");
        }
        Set<String> types = new TreeSet<>();
        for (String name : child.getValidChildNames()) {
            types.add(child.getChildByName(name).getName());
        }
        return types;
    }
}
