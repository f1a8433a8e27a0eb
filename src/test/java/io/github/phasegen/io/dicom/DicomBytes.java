package io.github.phasegen.io.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Builds DICOM files in memory, as parts 5 and 10 of the standard describe them, and lets tests spoil any part. */
public final class DicomBytes {

	static final String IMPLICIT = "1.2.840.10008.1.2";
	public static final String EXPLICIT = "1.2.840.10008.1.2.1";
	static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
	static final int UNDEFINED = -1;

	private record Element(String representation, byte[] value, int length) {}

	private static final Set<String> LONG_FORMS = Set.of("OB", "OW", "OF", "OD", "SQ", "UN", "UT");

	private final boolean explicit;
	private final ByteOrder order;
	private final String syntax;
	private final Map<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
	private boolean marked = true;

	DicomBytes(final String syntax) {
		this.syntax = syntax;
		explicit = !syntax.equals(IMPLICIT);
		order = syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}

	/** An image of 16-bit numbers, with the elements that every image has, and with a patient. */
	public static DicomBytes image(final String syntax, final int width, final int height, final int... values) {
		final DicomBytes file = new DicomBytes(syntax);
		file.text(0x0008_0060, "CS", "MR").text(0x0010_0010, "PN", "Doe^Jane").text(0x0010_0020, "LO", "4711");
		file.number(0x0028_0002, 1).text(0x0028_0004, "CS", "MONOCHROME2").number(0x0028_0010, height).number(0x0028_0011, width);
		file.number(0x0028_0100, 16).number(0x0028_0101, 16).number(0x0028_0102, 15).number(0x0028_0103, 0);
		return file.pixels(values);
	}

	/** An item of a sequence, in the syntax of its file. */
	static DicomBytes item(final DicomBytes file) {
		return new DicomBytes(file.syntax);
	}

	DicomBytes unmarked() {
		marked = false;
		return this;
	}

	public DicomBytes text(final int tag, final String representation, final String text) {
		final String padded = text.length() % 2 == 0 ? text : text + (representation.equals("UI") ? "\0" : " ");
		return raw(tag, representation, padded.getBytes(StandardCharsets.ISO_8859_1));
	}

	public DicomBytes decimals(final int tag, final double... values) {
		final StringBuilder text = new StringBuilder();
		for (final double value : values)
			text.append(text.isEmpty() ? "" : "\\").append(value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value));
		return text(tag, "DS", text.toString());
	}

	DicomBytes number(final int tag, final int value) {
		return raw(tag, "US", ByteBuffer.allocate(2).order(order).putShort((short) value).array());
	}

	DicomBytes pixels(final int... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
		for (final int value : values)
			bytes.putShort((short) value);
		return raw(0x7fe0_0010, "OW", bytes.array());
	}

	DicomBytes raw(final int tag, final String representation, final byte[] value) {
		return raw(tag, representation, value, value.length);
	}

	/** @param length as the file tells it, right or wrong */
	DicomBytes raw(final int tag, final String representation, final byte[] value, final int length) {
		elements.put(tag, new Element(representation, value, length));
		return this;
	}

	DicomBytes without(final int tag) {
		elements.remove(tag);
		return this;
	}

	/** A sequence whose length, and that of its items, is told. */
	DicomBytes sequence(final int tag, final DicomBytes... items) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final DicomBytes item : items) {
			final byte[] bytes = item.dataSet();
			out.writeBytes(delimiter(0xe000, bytes.length));
			out.writeBytes(bytes);
		}
		return raw(tag, "SQ", out.toByteArray());
	}

	/** A sequence that ends with a delimiter, as do its items. */
	DicomBytes openSequence(final int tag, final DicomBytes... items) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (final DicomBytes item : items) {
			out.writeBytes(delimiter(0xe000, UNDEFINED));
			out.writeBytes(item.dataSet());
			out.writeBytes(delimiter(0xe00d, 0));
		}
		out.writeBytes(delimiter(0xe0dd, 0));
		return raw(tag, "SQ", out.toByteArray(), UNDEFINED);
	}

	private byte[] delimiter(final int element, final int length) {
		return ByteBuffer.allocate(8).order(order).putShort((short) 0xfffe).putShort((short) element).putInt(length).array();
	}

	public byte[] bytes() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		if (marked) {
			out.writeBytes(new byte[128]);
			out.writeBytes("DICM".getBytes(StandardCharsets.ISO_8859_1));
			final DicomBytes meta = new DicomBytes(EXPLICIT).text(0x0002_0010, "UI", syntax);
			out.writeBytes(meta.dataSet());
		}
		out.writeBytes(dataSet());
		return out.toByteArray();
	}

	/** Where the data set begins. */
	int start() {
		return marked ? 132 + 8 + syntax.length() + syntax.length() % 2 : 0;
	}

	private byte[] dataSet() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		elements.forEach((tag, element) -> {
			out.writeBytes(header(tag, element));
			out.writeBytes(element.value);
		});
		return out.toByteArray();
	}

	private byte[] header(final int tag, final Element element) {
		final boolean longForm = explicit && LONG_FORMS.contains(element.representation);
		final ByteBuffer header = ByteBuffer.allocate(longForm ? 12 : 8).order(order).putShort((short) (tag >>> 16)).putShort((short) tag);
		if (explicit)
			header.put(element.representation.getBytes(StandardCharsets.ISO_8859_1));
		if (longForm)
			header.putShort((short) 0);
		if (explicit && !longForm)
			header.putShort((short) element.length);
		else
			header.putInt(element.length);
		return header.array();
	}
}
