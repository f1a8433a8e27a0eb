package io.github.phasegen.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The arrays of a NumPy {@code .npz} file: float32, float64, int32, int64, uint8 or bool, in C order (last axis fastest).
 */
public final class Npz {

	/** One array. A scalar has an empty shape and one value. Every supported type but large int64 fits into a double exactly. */
	public record Array(int[] shape, double[] doubles) {

		public float[] floats() {
			final float[] floats = new float[doubles.length];
			for (int i = 0; i < floats.length; i++)
				floats[i] = (float) doubles[i];
			return floats;
		}

		public int[] ints() {
			final int[] ints = new int[doubles.length];
			for (int i = 0; i < ints.length; i++)
				ints[i] = (int) doubles[i];
			return ints;
		}

		/** The value of a scalar or of an array with one element. */
		public double scalar() {
			if (doubles.length != 1)
				throw new IllegalStateException("Expected one value, found " + doubles.length);
			return doubles[0];
		}

		public int size() {
			return doubles.length;
		}
	}

	private static final Pattern HEADER =
		Pattern.compile("'descr': '([<>|])([a-z])(\\d+)', 'fortran_order': (True|False), 'shape': \\(([^)]*)\\)");

	private final Map<String, Array> arrays = new LinkedHashMap<>();

	private Npz() {}

	/** Reads a file of the test class path, such as {@code "golden/activations.npz"}. */
	public static Npz resource(final String name) throws IOException {
		final URL url = Npz.class.getClassLoader().getResource(name);
		if (url == null)
			throw new IOException("No test resource " + name);
		try {
			return load(Path.of(url.toURI()));
		}
		catch (final URISyntaxException e) {
			throw new IOException(e);
		}
	}

	public static Npz load(final Path path) throws IOException {
		final Npz npz = new Npz();
		try (ZipFile zip = new ZipFile(path.toFile())) {
			for (final ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator)
				npz.add(entry.getName(), zip.getInputStream(entry));
		}
		return npz;
	}

	/** Reads one {@code .npy} array. */
	public static Array parseNpy(final byte[] bytes) throws IOException {
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.length < 12 || buffer.getInt(1) != 0x504d554e /* NUMP */)
			throw new IOException("Not a .npy array");
		final boolean first = bytes[6] == 1;
		final int headerLength = first ? buffer.getShort(8) & 0xffff : buffer.getInt(8);
		final int headerStart = first ? 10 : 12;
		final String header = new String(bytes, headerStart, headerLength, StandardCharsets.ISO_8859_1);
		final Matcher matcher = HEADER.matcher(header);
		if (!matcher.find() || matcher.group(4).equals("True"))
			throw new IOException("Unsupported .npy header " + header);
		buffer.order(matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		buffer.position(headerStart + headerLength);
		final int[] shape = parseShape(matcher.group(5));
		return new Array(shape, values(buffer, matcher.group(2) + matcher.group(3), shape));
	}

	public Set<String> names() {
		return arrays.keySet();
	}

	public Array get(final String name) {
		final Array array = arrays.get(name);
		if (array == null)
			throw new IllegalArgumentException("No array " + name + ", there are " + names());
		return array;
	}

	public float[] floats(final String name) {
		return get(name).floats();
	}

	public double[] doubles(final String name) {
		return get(name).doubles();
	}

	public int[] shape(final String name) {
		return get(name).shape();
	}

	private void add(final String name, final InputStream in) throws IOException {
		arrays.put(name.replaceFirst("\\.npy$", ""), parseNpy(in.readAllBytes()));
	}

	private static int[] parseShape(final String text) {
		return Pattern.compile(",").splitAsStream(text).map(String::strip).filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt).toArray();
	}

	private static double[] values(final ByteBuffer buffer, final String type, final int[] shape) throws IOException {
		int count = 1;
		for (final int size : shape)
			count = Math.multiplyExact(count, size);
		final double[] values = new double[count];
		for (int i = 0; i < count; i++)
			values[i] = value(buffer, type);
		return values;
	}

	private static double value(final ByteBuffer buffer, final String type) throws IOException {
		switch (type) {
			case "f4":
				return buffer.getFloat();
			case "f8":
				return buffer.getDouble();
			case "i4":
				return buffer.getInt();
			case "i8":
				return buffer.getLong();
			case "u1":
			case "b1":
				return buffer.get() & 0xff;
			default:
				throw new IOException("Unsupported .npy type " + type);
		}
	}
}
