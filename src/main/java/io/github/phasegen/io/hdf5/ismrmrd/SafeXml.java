package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import io.github.phasegen.io.CorruptFileException;

/** Parses XML from files that are not to be trusted: no document types, hence no entities, and nothing is fetched from elsewhere. */
final class SafeXml {

	private static final int LONGEST = 1 << 24;

	/** The parser's own handler prints to the console. */
	private static final ErrorHandler SILENT = new ErrorHandler() {

		@Override
		public void warning(final SAXParseException e) {}

		@Override
		public void error(final SAXParseException e) throws SAXException {
			throw e;
		}

		@Override
		public void fatalError(final SAXParseException e) throws SAXException {
			throw e;
		}
	};

	private SafeXml() {}

	/** @param field where the text was found, for messages */
	static Element parse(final Path file, final String field, final String xml) throws IOException {
		if (xml.length() > LONGEST)
			throw new CorruptFileException(file, field, xml.length() + " letters", "at most " + LONGEST);
		try {
			final DocumentBuilder builder = factory().newDocumentBuilder();
			builder.setErrorHandler(SILENT);
			final Document document = builder.parse(new InputSource(new StringReader(xml)));
			return document.getDocumentElement();
		}
		catch (final SAXException e) {
			throw new CorruptFileException(file, field, "XML that cannot be parsed (" + e.getMessage() + ")",
				"an XML document without a document type");
		}
		catch (final ParserConfigurationException e) {
			throw new IllegalStateException("Java's own XML parser lacks a feature", e);
		}
	}

	/** Java's own parser, whatever others are on the class path. */
	private static DocumentBuilderFactory factory() throws ParserConfigurationException {
		final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
		factory.setXIncludeAware(false);
		factory.setExpandEntityReferences(false);
		factory.setNamespaceAware(true);
		return factory;
	}

	/** The elements of this name in an element, whatever their namespace. */
	static List<Element> children(final Element parent, final String name) {
		final List<Element> found = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element element && name.equals(element.getLocalName()))
				found.add(element);
		return found;
	}

	static Optional<Element> child(final Element parent, final String name) {
		return children(parent, name).stream().findFirst();
	}
}
