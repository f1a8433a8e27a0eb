package io.github.phasegen.io.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Walks over the elements of a DICOM file up to its pixels and keeps those that {@link DicomTag} names (DICOM parts 5 and 10). */
final class DicomParser {

	/** Where the pixels lie in the file, and the elements before them. */
	record Parsed(DicomElements elements, DicomSyntax syntax, long pixelOffset, long pixelBytes) {}

	static final int MARK_OFFSET = 128;
	static final String MARK = "DICM";

	private static final long UNDEFINED = 0xffffffffL;
	private static final int ITEM = 0xfffe_e000;
	private static final int ITEM_END = 0xfffe_e00d;
	private static final int SEQUENCE_END = 0xfffe_e0dd;
	private static final int DELIMITERS = 0xfffe;
	private static final int META_GROUP = 0x0002;
	private static final int DEEPEST = 20;
	private static final int LONGEST_VALUE = 4096;

	/** Representations whose length is a 32-bit number after two bytes that mean nothing. */
	private static final Set<String> LONG_FORMS = Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

	private record Element(int tag, String representation, long length) {

		boolean isUndefined() {
			return length == UNDEFINED;
		}
	}

	private final Path file;
	private final DicomInput in;
	private DicomSyntax syntax = DicomSyntax.EXPLICIT;
	private long pixelOffset;
	private long pixelBytes;

	private DicomParser(final Path file, final DicomInput in) {
		this.file = file;
		this.in = in;
	}

	static Parsed parse(final Path file) throws IOException {
		try (DicomInput in = new DicomInput(file)) {
			return new DicomParser(file, in).parse();
		}
	}

	private Parsed parse() throws IOException {
		in.order(ByteOrder.LITTLE_ENDIAN);
		if (hasMark())
			readMeta();
		else
			guessSyntax(0);
		in.order(syntax.order());
		final DicomElements elements = new DicomElements(file, syntax.order());
		readElements(elements, in.size(), 0, syntax);
		if (pixelOffset == 0)
			throw noPixels(elements);
		return new Parsed(elements, syntax, pixelOffset, pixelBytes);
	}

	private ImageFileException noPixels(final DicomElements elements) {
		return elements.has(DicomTag.ROWS) ? new CorruptFileException(file, "pixels", "none", "an image")
			: new UnsupportedFormatException(file, "pixels", "none", "an image, not a report or a directory");
	}

	private boolean hasMark() throws IOException {
		if (in.size() < MARK_OFFSET + MARK.length())
			return false;
		in.moveTo(MARK_OFFSET);
		return new String(in.bytes(MARK.length()), StandardCharsets.ISO_8859_1).equals(MARK);
	}

	/** The meta information behind the mark is always explicit and little-endian. */
	private void readMeta() throws IOException {
		final DicomElements meta = new DicomElements(file, ByteOrder.LITTLE_ENDIAN);
		long start = in.position();
		while (start < in.size() && nextGroup() == META_GROUP) {
			readElement(meta, in.size(), 0, DicomSyntax.EXPLICIT);
			start = in.position();
		}
		if (meta.has(DicomTag.TRANSFER_SYNTAX))
			syntax = DicomSyntax.of(file, meta.text(DicomTag.TRANSFER_SYNTAX));
		else
			guessSyntax(start);
	}

	/** Old files have no mark, and some no transfer syntax; they begin with an element of a low group. */
	private void guessSyntax(final long start) throws IOException {
		in.moveTo(start);
		if (in.size() - start < 8)
			throw new CorruptFileException(file, "length", in.size() + " bytes", "a DICOM data set");
		final int group = in.unsignedShort();
		in.moveTo(start + 4);
		final boolean explicit = new String(in.bytes(2), StandardCharsets.ISO_8859_1).matches("[A-Z]{2}");
		if (start == 0 && group != META_GROUP && group != 0x0008)
			throw new CorruptFileException(file, "mark", "neither DICM nor a first element", "DICM at byte " + MARK_OFFSET);
		in.moveTo(start);
		syntax = explicit ? DicomSyntax.EXPLICIT : DicomSyntax.IMPLICIT;
	}

	private int nextGroup() throws IOException {
		final long start = in.position();
		final int group = in.unsignedShort();
		in.moveTo(start);
		return group;
	}

	/** Reads elements up to a position, up to the pixels, or up to the end of an item whose length is not told. */
	private void readElements(final DicomElements elements, final long end, final int depth, final DicomSyntax current) throws IOException {
		while (pixelOffset == 0 && in.position() < end)
			if (!readElement(elements, end, depth, current))
				return;
	}

	/** False at the end of an item. */
	private boolean readElement(final DicomElements elements, final long end, final int depth, final DicomSyntax current) throws IOException {
		final Element element = header(current);
		if (element.tag == ITEM_END)
			return false;
		if (!element.isUndefined() && element.length > end - in.position())
			throw new CorruptFileException(file, DicomTag.text(element.tag), element.length + " bytes at " + in.position(),
				"an end within the " + (end - in.position()) + " bytes that are left");
		final Optional<DicomTag> tag = DicomTag.of(element.tag);
		if (depth == 0 && tag.filter(DicomParser::isPixels).isPresent()) {
			foundPixels(tag.get(), element);
			return true;
		}
		if (element.isUndefined() || tag.filter(DicomTag::isSequence).isPresent())
			readSequence(elements, element, end, depth, current);
		else
			readValue(elements, element, tag);
		return true;
	}

	private static boolean isPixels(final DicomTag tag) {
		return tag == DicomTag.PIXELS || tag == DicomTag.FLOAT_PIXELS || tag == DicomTag.DOUBLE_PIXELS;
	}

	private void foundPixels(final DicomTag tag, final Element element) throws ImageFileException {
		if (tag != DicomTag.PIXELS)
			throw new UnsupportedFormatException(file, "pixels", "floats", "integers");
		if (element.isUndefined())
			throw new CorruptFileException(file, "pixels", "a length that is not told", "the length of uncompressed pixels");
		pixelOffset = in.position();
		pixelBytes = element.length;
	}

	private void readValue(final DicomElements elements, final Element element, final Optional<DicomTag> tag) throws IOException {
		final long next = in.position() + element.length;
		if (tag.isPresent()) {
			if (element.length > LONGEST_VALUE)
				throw new CorruptFileException(file, tag.get().toString(), element.length + " bytes", "at most " + LONGEST_VALUE);
			elements.put(tag.get(), in.bytes((int) element.length));
		}
		in.moveTo(next);
	}

	private void readSequence(final DicomElements elements, final Element element, final long end, final int depth,
		final DicomSyntax current) throws IOException
	{
		if (depth == DEEPEST)
			throw new CorruptFileException(file, DicomTag.text(element.tag), "items in items, " + DEEPEST + " deep", "fewer");
		// a value of unknown representation and length holds implicit elements
		final DicomSyntax inner = element.representation.equals("UN") ? DicomSyntax.IMPLICIT : current;
		final long sequenceEnd = element.isUndefined() ? end : in.position() + element.length;
		final List<DicomElements> items = new ArrayList<>();
		while (in.position() < sequenceEnd) {
			final Element item = delimiter(in.tag());
			if (item.tag == SEQUENCE_END)
				break;
			if (item.tag != ITEM)
				throw new CorruptFileException(file, DicomTag.text(element.tag), DicomTag.text(item.tag), "an item");
			if (!item.isUndefined() && item.length > sequenceEnd - in.position())
				throw new CorruptFileException(file, DicomTag.text(element.tag), "an item of " + item.length + " bytes",
					"an end within the " + (sequenceEnd - in.position()) + " bytes that are left");
			items.add(readItem(item, sequenceEnd, depth, inner));
		}
		DicomTag.of(element.tag).filter(DicomTag::isSequence).ifPresent(tag -> elements.put(tag, items));
	}

	private DicomElements readItem(final Element item, final long sequenceEnd, final int depth, final DicomSyntax inner) throws IOException {
		final DicomElements elements = new DicomElements(file, inner.order());
		final long itemEnd = item.isUndefined() ? sequenceEnd : in.position() + item.length;
		readElements(elements, itemEnd, depth + 1, inner);
		return elements;
	}

	private Element header(final DicomSyntax current) throws IOException {
		final int tag = in.tag();
		if (tag >>> 16 == DELIMITERS || !current.explicit())
			return delimiter(tag);
		final String representation = new String(in.bytes(2), StandardCharsets.ISO_8859_1);
		if (!representation.matches("[A-Z]{2}"))
			throw new CorruptFileException(file, DicomTag.text(tag), "no value representation", "two letters");
		if (!LONG_FORMS.contains(representation))
			return new Element(tag, representation, in.unsignedShort());
		in.unsignedShort();
		return new Element(tag, representation, in.unsignedInt());
	}

	/** Items, and the ends of items and sequences, have no representation in any syntax. */
	private Element delimiter(final int tag) throws IOException {
		return new Element(tag, "", in.unsignedInt());
	}
}
