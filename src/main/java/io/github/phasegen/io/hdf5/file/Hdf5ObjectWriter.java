package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A group or dataset in the making. */
public abstract sealed class Hdf5ObjectWriter permits Hdf5GroupWriter, Hdf5DatasetWriter {

	private final Hdf5Writer writer;
	private final List<HeaderMessage> attributes = new ArrayList<>();

	Hdf5ObjectWriter(final Hdf5Writer writer) {
		this.writer = writer;
	}

	/** Adds an attribute that is one text, of any length. */
	public final void attribute(final String name, final String text) throws IOException {
		attributes.add(HeaderMessage.attribute(name, Hdf5Type.VariableText.UTF8, List.of(), writer.refer(text)));
	}

	/** Adds an attribute that is one ASCII text of fixed size, without a zero at its end. */
	public final void fixedAttribute(final String name, final String text) {
		final byte[] letters = new Output().letters(text).toBytes();
		attributes.add(HeaderMessage.attribute(name, new Hdf5Type.Text(letters.length), List.of(), letters));
	}

	/** Adds an attribute that is one number. */
	public final void attribute(final String name, final double number) {
		final byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array();
		attributes.add(HeaderMessage.attribute(name, Hdf5Type.Number.FLOAT64, List.of(), bytes));
	}

	final Hdf5Writer writer() {
		return writer;
	}

	final List<HeaderMessage> attributes() {
		return attributes;
	}

	/** Writes the object header and returns its address. */
	abstract long write() throws IOException;
}
