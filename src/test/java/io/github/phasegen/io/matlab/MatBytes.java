package io.github.phasegen.io.matlab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** Makes files of version 5 byte by byte, sound ones and others. */
final class MatBytes {

	static final int SINGLE = 7;
	static final int COMPLEX = 8;

	/** An element of which nothing is taken for granted. */
	record Element(int type, byte[] data, Long size, boolean small) {

		static Element of(final int type, final byte[] data) {
			return new Element(type, data, null, false);
		}

		/** That says it has another size. */
		Element sized(final long newSize) {
			return new Element(type, data, newSize, small);
		}

		/** Packed into its tag. */
		Element packed() {
			return new Element(type, data, size, true);
		}

		byte[] bytes(final ByteOrder order) {
			final long told = size == null ? data.length : size;
			if (small)
				return ByteBuffer.allocate(8).order(order).putInt((int) told << 16 | type).put(data).array();
			return ByteBuffer.allocate(8 + (data.length + 7 & ~7)).order(order).putInt(type).putInt((int) told).put(data).array();
		}
	}

	private final ByteOrder order;
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private MatBytes(final ByteOrder order) {
		this.order = order;
		final byte[] header = MatHeader.bytes();
		if (order == ByteOrder.BIG_ENDIAN) {
			header[124] = 1;
			header[125] = 0;
			header[126] = 'M';
			header[127] = 'I';
		}
		out.writeBytes(header);
	}

	static MatBytes little() {
		return new MatBytes(ByteOrder.LITTLE_ENDIAN);
	}

	static MatBytes big() {
		return new MatBytes(ByteOrder.BIG_ENDIAN);
	}

	/** With a complex single array "image" of 3 rows and 4 columns, all 0. */
	static MatBytes image() {
		final MatBytes file = little();
		return file.add(file.array("image", SINGLE, COMPLEX, new int[] { 3, 4 }, file.singles(new float[12]), file.singles(new float[12])));
	}

	MatBytes add(final Element element) {
		out.writeBytes(element.bytes(order));
		return this;
	}

	/** The same, compressed. */
	MatBytes addCompressed(final Element element) {
		return addRaw(compressed(element.bytes(order), null));
	}

	MatBytes addRaw(final byte[] bytes) {
		out.writeBytes(bytes);
		return this;
	}

	/** A compressed element, which unlike others is not padded. */
	byte[] compressed(final byte[] contents, final Long size) {
		final byte[] deflated = deflate(contents);
		return ByteBuffer.allocate(8 + deflated.length).order(order).putInt(15)
			.putInt((int) (size == null ? deflated.length : size.longValue())).put(deflated).array();
	}

	private static byte[] deflate(final byte[] contents) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(contents);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.toByteArray();
	}

	/** An array of numbers, or of anything. */
	Element array(final String name, final int matlabClass, final int flags, final int[] dimensions, final Element... parts) {
		final List<Element> elements = new ArrayList<>(List.of(ints(6, matlabClass | flags << 8, 0), ints(5, dimensions), text(name)));
		elements.addAll(List.of(parts));
		return matrix(elements.toArray(Element[]::new));
	}

	Element matrix(final Element... elements) {
		final ByteArrayOutputStream data = new ByteArrayOutputStream();
		for (final Element element : elements)
			data.writeBytes(element.bytes(order));
		return Element.of(14, data.toByteArray());
	}

	Element text(final String text) {
		return Element.of(1, text.getBytes(StandardCharsets.UTF_8));
	}

	Element ints(final int type, final int... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
		bytes.asIntBuffer().put(values);
		return Element.of(type, bytes.array());
	}

	Element singles(final float... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
		bytes.asFloatBuffer().put(values);
		return Element.of(7, bytes.array());
	}

	Element doubles(final double... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
		bytes.asDoubleBuffer().put(values);
		return Element.of(9, bytes.array());
	}

	byte[] bytes() {
		return out.toByteArray();
	}
}
