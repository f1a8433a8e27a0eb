package io.github.phasegen.io.numpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.ArrayReader;
import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.SampleRegion;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.UsualAxes;

/** An array in a file, or in an archive, whose header has been read. */
final class NpyArray {

	private final Path file;
	private final String name;
	private final NpyHeader header;
	private final long size;

	private NpyArray(final Path file, final String name, final NpyHeader header, final long size) {
		this.file = file;
		this.name = name;
		this.header = header;
		this.size = size;
	}

	/** @param name of the array in its archive, "" if it is a file of its own */
	static NpyArray read(final Path file, final String name, final ByteSource source) throws IOException {
		return new NpyArray(file, name, NpyHeader.read(file, where(name), source), source.size());
	}

	private static String where(final String name) {
		return name.isEmpty() ? "" : "entry " + name + ", ";
	}

	String name() {
		return name;
	}

	/** What it is, with a note if it is no image. */
	FileEntry entry() {
		final List<Long> dimensions = Arrays.stream(header.shape()).boxed().toList();
		try {
			final NpyType type = checkedType();
			return new FileEntry(name, dimensions, type.type().toString(), header.firstFastest() ? "Fortran order" : "");
		}
		catch (final ImageFileException e) {
			return new FileEntry(name, dimensions, NpyType.printable(header.descr()),
				e.field() + ": found " + e.found() + ", expected " + e.expected());
		}
	}

	/** True if it can be read as an image without being told its axes. */
	boolean isImage() {
		try {
			checkedType();
			UsualAxes.SLOWEST_FIRST.of(file, ReadOptions.DEFAULT, header.shape());
			return true;
		}
		catch (final ImageFileException e) {
			return false;
		}
	}

	/** @param source is closed with the reader, or at once if this fails */
	PlaneReader open(final ByteSource source, final ReadOptions options) throws IOException {
		try {
			final NpyType type = checkedType();
			final AxisOrder order = UsualAxes.SLOWEST_FIRST.of(file, options, header.shape());
			final long[] strides = header.firstFastest() ? ArrayLayout.firstFastest(header.shape()) : ArrayLayout.lastFastest(header.shape());
			return new ArrayReader(file, source, SampleRegion.unscaled(header.dataOffset(), type.type(), type.order()),
				ArrayLayout.of(file, header.shape(), strides, order), metadata(type, order));
		}
		catch (final IOException | RuntimeException e) {
			source.close();
			throw e;
		}
	}

	private ImageMetadata metadata(final NpyType type, final AxisOrder order) {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("Format", "NumPy, " + type.type());
		if (!name.isEmpty())
			info.put("Entry", name);
		info.put("Axes", order);
		return ImageMetadata.titled(file.getFileName().toString()).plusInfo(info);
	}

	/** The type of the samples, of which there are as many as there should be. */
	private NpyType checkedType() throws ImageFileException {
		final NpyType type = NpyType.of(file, where(name), header.descr());
		if (Arrays.stream(header.shape()).anyMatch(length -> length == 0))
			throw new UnsupportedFormatException(file, where(name) + "shape", Arrays.toString(header.shape()), "an array that is not empty");
		final long expected = ArrayLayout.samples(file, header.shape()) * type.type().bytes();
		final long found = size - header.dataOffset();
		if (found < expected)
			throw new CorruptFileException(file, where(name) + "data", found + " bytes",
				expected + " for " + Arrays.toString(header.shape()) + " of " + type.type());
		if (found > expected)
			throw new UnsupportedFormatException(file, where(name) + "data", (found - expected) + " more bytes",
				"one array of " + expected + " bytes");
		return type;
	}
}
