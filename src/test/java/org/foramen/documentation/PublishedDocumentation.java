package org.foramen.documentation;

import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.documentation.compiler.LexiconCompiler;
import org.foramen.documentation.compiler.LexiconSource;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.fhir.documentation.LexiconFiles;

/** The reader over everything that is published, compiled once for all tests. */
public final class PublishedDocumentation {

    public static final List<LexiconSource> SOURCES = LexiconFiles.read(List.of());

    public static final Lexicon LEXICON = LexiconCompiler.compile(SOURCES, PublishedKnowledge.TERMINOLOGY);

    public static final Documentation READER = new Documentation(LEXICON, PublishedKnowledge.TERMINOLOGY);

    private PublishedDocumentation() {}
}
