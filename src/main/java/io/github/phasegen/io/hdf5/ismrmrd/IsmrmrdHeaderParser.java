package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdHeader.Limit;
import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdHeader.Space;

/** Reads the XML header of ISMRMRD and fastMRI files. */
public final class IsmrmrdHeaderParser {

	private static final String ROOT = "ismrmrdHeader";

	private final Path file;
	private final String field;

	/** @param field where the header was found, for messages */
	public IsmrmrdHeaderParser(final Path file, final String field) {
		this.file = file;
		this.field = field;
	}

	/**
	 * Reads the first encoding of a header.
	 *
	 * @throws CorruptFileException if it is no XML, or what is needed is missing or no number
	 */
	public IsmrmrdHeader parse(final String xml) throws IOException {
		final Element root = SafeXml.parse(file, field, xml);
		if (!ROOT.equals(root.getLocalName()))
			throw corrupt("root element", root.getLocalName(), ROOT);
		return parse(root, child(root, "encoding"));
	}

	/**
	 * The same for a header that one can do without: empty if it says nothing about the encoding.
	 *
	 * @throws CorruptFileException if it is no XML, or what it says about the encoding is wrong
	 */
	public Optional<IsmrmrdHeader> parseIfEncoded(final String xml) throws IOException {
		final Element root = SafeXml.parse(file, field, xml);
		final Optional<Element> encoding = SafeXml.child(root, "encoding");
		return encoding.isPresent() ? Optional.of(parse(root, encoding.get())) : Optional.empty();
	}

	private IsmrmrdHeader parse(final Element root, final Element encoding) throws IOException {
		return new IsmrmrdHeader(space(encoding, "encodedSpace"), space(encoding, "reconSpace"), limits(encoding),
			SafeXml.child(encoding, "trajectory").map(Node::getTextContent).map(String::strip).orElse("cartesian"), channels(root));
	}

	private int channels(final Element root) throws IOException {
		final Optional<Element> channels =
			SafeXml.child(root, "acquisitionSystemInformation").flatMap(system -> SafeXml.child(system, "receiverChannels"));
		return channels.isPresent() ? integer(channels.get(), 0) : 0;
	}

	private Space space(final Element encoding, final String name) throws IOException {
		final Element space = child(encoding, name);
		final Element matrix = child(space, "matrixSize");
		final Optional<Element> field = SafeXml.child(space, "fieldOfView_mm");
		return new Space(integer(child(matrix, "x"), 1), integer(child(matrix, "y"), 1), integer(child(matrix, "z"), 1),
			millimetres(field, "x"), millimetres(field, "y"), millimetres(field, "z"));
	}

	private Map<String, Limit> limits(final Element encoding) throws IOException {
		final Map<String, Limit> limits = new HashMap<>();
		final Optional<Element> all = SafeXml.child(encoding, "encodingLimits");
		for (Node node = all.map(Node::getFirstChild).orElse(null); node != null; node = node.getNextSibling())
			if (node instanceof Element limit)
				limits.put(limit.getLocalName(), new Limit(optional(limit, "minimum"), optional(limit, "maximum"),
					optional(limit, "center")));
		return limits;
	}

	private int optional(final Element parent, final String name) throws IOException {
		final List<Element> found = SafeXml.children(parent, name);
		return found.isEmpty() ? 0 : integer(found.get(0), 0);
	}

	private Element child(final Element parent, final String name) throws IOException {
		return SafeXml.child(parent, name).orElseThrow(() -> corrupt(parent.getLocalName() + "/" + name, "none", "one"));
	}

	/** The schema has unsigned 16-bit numbers; more does no harm. */
	private int integer(final Element element, final int smallest) throws IOException {
		final String text = element.getTextContent().strip();
		if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= smallest)
			return Integer.parseInt(text);
		throw corrupt(name(element), text.isEmpty() ? "nothing" : text, "a whole number from " + smallest + " up");
	}

	/** 0 if the field of view is not told, or no length. */
	private static double millimetres(final Optional<Element> field, final String axis) {
		final String text = field.flatMap(found -> SafeXml.child(found, axis)).map(Node::getTextContent).orElse("").strip();
		try {
			final double value = Double.parseDouble(text);
			return Double.isFinite(value) && value > 0 ? value : 0;
		}
		catch (final NumberFormatException e) {
			return 0;
		}
	}

	private static String name(final Element element) {
		return element.getParentNode() instanceof Element parent && parent.getParentNode() instanceof Element grandparent
			? grandparent.getLocalName() + "/" + parent.getLocalName() + "/" + element.getLocalName() : element.getLocalName();
	}

	private CorruptFileException corrupt(final String what, final Object found, final String expected) {
		return new CorruptFileException(file, field + ", " + what, found, expected);
	}
}
