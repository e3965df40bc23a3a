package org.foramen.documentation.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.sentence.LevelMention;
import org.foramen.documentation.sentence.Mention;
import org.foramen.documentation.sentence.Place;
import org.foramen.documentation.sentence.PlaceBinding;
import org.foramen.documentation.sentence.SectionTracker;
import org.foramen.documentation.sentence.SentenceReader;
import org.foramen.documentation.sentence.Table;
import org.foramen.documentation.text.Document;
import org.foramen.documentation.text.Sentence;
import org.jspecify.annotations.Nullable;

/** Reads a whole note, sentence by sentence, and keeps what one leaves for the next: the part, the level, the topic. */
public final class NoteReader {

    private final Lexicon lexicon;
    private final Document document;
    private final Table table = new Table();
    private final SectionTracker sections = new SectionTracker();
    private final List<Mention> mentions = new ArrayList<>();
    /** The level that a line's beginning sets for what follows in it. */
    private Place topic = Place.NONE;
    /** The level last spoken of in the paragraph. */
    private Place carried = Place.NONE;

    private boolean lesionsFollow;
    private @Nullable Mention pending;

    private NoteReader(Lexicon lexicon, Document document) {
        this.lexicon = lexicon;
        this.document = document;
    }

    /** Reads the text in time that grows with its length. */
    public static Reading read(String text, Lexicon lexicon) {
        NoteReader reader = new NoteReader(lexicon, Document.of(text));
        List<String> forms = lexicon.forms(reader.document);
        List<Sentence> sentences = reader.document.sentences();
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            reader.read(
                    new Line(reader.document, sentence, lexicon.matches(reader.document, forms, sentence)), forms, i);
        }
        return new ReadingBuilder(reader.document, reader.mentions, lexicon.spine()).reading();
    }

    private void read(Line line, List<String> forms, int number) {
        SectionKind before = sections.current();
        int from = sections.enter(line);
        boolean entered = from > line.from() || before != sections.current();
        if (entered || line.sentence().startsParagraph()) {
            carried = Place.NONE;
            lesionsFollow &= !entered;
            pending = entered ? null : pending;
        }
        if (entered) {
            topic = Place.NONE;
        }
        if (table.isHeader(line)) {
            return;
        }
        SentenceReader reader = new SentenceReader(
                lexicon, forms, line, new SentenceReader.Setting(sections.current(), number, lesionsFollow));
        List<LevelMention> levels = reader.levels();
        if (line.sentence().startsLine()) {
            topic = topic(line, from, levels, reader);
        }
        List<Mention> read = reader.mentions(from);
        read.addAll(table.mentions(line, sections.current(), number));
        bind(line, read, places(line, levels, read, reader));
        follow(line, read);
        mentions.addAll(read);
    }

    private static Place topic(Line line, int from, List<LevelMention> levels, SentenceReader reader) {
        for (LevelMention level : levels) {
            boolean first = level.from() <= Math.max(from, line.from()) + 2 && level.from() >= from;
            boolean sets = level.to() >= line.to()
                    || (!line.token(level.to()).isText()
                            && !line.token(level.to()).is(','))
                    || line.token(level.to()).start()
                                    - line.token(level.to() - 1).end()
                            > 1;
            if (first && sets && !level.root()) {
                return reader.place(level);
            }
        }
        return Place.NONE;
    }

    private static List<PlaceBinding.Named> places(
            Line line, List<LevelMention> levels, List<Mention> read, SentenceReader reader) {
        List<PlaceBinding.Named> places = new ArrayList<>();
        for (LevelMention level : levels) {
            if (!level.root()) {
                places.add(new PlaceBinding.Named(level.from(), level.to(), reader.place(level)));
            }
        }
        for (Mention mention : read) {
            boolean term = mention.axis() == Axis.REGION && !mention.place().hasVertebrae();
            if (term && !mention.weak()) {
                places.add(new PlaceBinding.Named(mention.from(), mention.to(), mention.place()));
            }
        }
        places.sort(Comparator.comparingInt(PlaceBinding.Named::from));
        for (int i = places.size() - 1; i > 0; i--) {
            if (places.get(i).equals(places.get(i - 1))) {
                places.remove(i);
            }
        }
        joinLists(line, places);
        return places;
    }

    /** What is said of one place of a list is said of all. */
    private static void joinLists(Line line, List<PlaceBinding.Named> places) {
        int first = 0;
        for (int i = 1; i <= places.size(); i++) {
            if (i < places.size() && PlaceBinding.isOneList(line, places.get(i - 1), places.get(i))) {
                continue;
            }
            Place all = places.get(first).place();
            for (int j = first + 1; j < i; j++) {
                all = all.and(places.get(j).place());
            }
            for (int j = first; j < i; j++) {
                places.set(j, places.get(j).at(all));
            }
            first = i;
        }
    }

    private void bind(Line line, List<Mention> read, List<PlaceBinding.Named> places) {
        PlaceBinding binding = new PlaceBinding(line, places, List.copyOf(read));
        for (int i = 0; i < read.size(); i++) {
            Mention mention = read.get(i);
            if (mention.axis() == Axis.IMAGING) {
                read.set(i, mention.at(PlaceBinding.ofStudy(mention, read)));
            }
            if (!read.get(i).place().isKnown() && mention.axis() != Axis.NERVE_ROOT) {
                Place found = binding.of(mention);
                boolean carries = mention.axis() != Axis.DEFINITIVE_DIAGNOSIS && !topic.isKnown();
                Place otherwise = carries ? carried : topic;
                read.set(i, mention.at(found != null ? found : otherwise));
            }
        }
        for (PlaceBinding.Named named : places) {
            if (named.place().hasVertebrae() || !carried.isKnown()) {
                carried = named.place();
            }
        }
    }

    /** A line such as {@code Segmental dysfunction:} leaves the regions to the lines below. */
    private void follow(Line line, List<Mention> read) {
        boolean opens = line.token(line.to() - 1).is(':');
        Mention dysfunction = read.stream()
                .filter(mention -> mention.isAffirmed(Axis.MECHANISM))
                .findFirst()
                .orElse(null);
        if (opens) {
            lesionsFollow = dysfunction != null;
            pending = dysfunction;
        } else if (pending != null) {
            List<Mention> repeated = new ArrayList<>();
            for (Mention mention : read) {
                if (mention.isAffirmed(Axis.REGION) && dysfunction == null) {
                    repeated.add(pending.at(mention.place()));
                }
            }
            mentions.addAll(repeated);
        }
    }
}
