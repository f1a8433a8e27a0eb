package io.github.phasegen.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;

/**
 * The checked header of a safetensors file: every length, offset and span is compared with the file before anything is
 * allocated from it.
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata, long dataStart) {

	private static final long MAX_HEADER = 16L << 20;

	/** One tensor; begin and end in bytes from the start of the data. */
	record Entry(String name, String dtype, long[] shape, long begin, long end) {}

	static SafetensorsHeader read(final Path file, final FileChannel channel) throws IOException {
		final long size = channel.size();
		if (size < 8) throw fail(file, "header length", "a file of " + size + " bytes", "at least 8 bytes");
		final long length = bytes(channel, 0, 8).getLong();
		if (length < 2 || length > Math.min(MAX_HEADER, size - 8)) throw fail(file, "header length", length + " bytes",
			"2 to " + Math.min(MAX_HEADER, size - 8));
		final String json = StandardCharsets.UTF_8.decode(bytes(channel, 8, (int) length)).toString();
		final SafetensorsHeader header = parse(file, json, 8 + length);
		check(file, header.entries(), size - 8 - length);
		return header;
	}

	private static ByteBuffer bytes(final FileChannel channel, final long position, final int count) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
		while (buffer.hasRemaining())
			if (channel.read(buffer, position + buffer.position()) < 0) break;
		return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
	}

	private static SafetensorsHeader parse(final Path file, final String json, final long dataStart) throws ModelException {
		final List<Entry> entries = new ArrayList<>();
		final Map<String, String> metadata = new LinkedHashMap<>();
		final Set<String> names = new HashSet<>();
		// streamed, since an object tree would silently merge duplicate names
		try (JsonReader reader = new JsonReader(new StringReader(json))) {
			reader.beginObject();
			while (reader.hasNext()) {
				final String name = reader.nextName();
				if (!names.add(name)) throw fail(file, "tensor " + name, "the name twice", "unique names");
				if (name.equals("__metadata__")) readMetadata(reader, metadata);
				else entries.add(readEntry(file, name, reader));
			}
			reader.endObject();
		}
		catch (final ModelException e) {
			throw e;
		}
		catch (final IOException | IllegalStateException | JsonParseException | NumberFormatException e) {
			throw new ModelException(file + ": header is not the JSON of a safetensors file: " + e.getMessage(), e);
		}
		return new SafetensorsHeader(entries, metadata, dataStart);
	}

	private static void readMetadata(final JsonReader reader, final Map<String, String> metadata) throws IOException {
		reader.beginObject();
		while (reader.hasNext())
			metadata.put(reader.nextName(), reader.nextString());
		reader.endObject();
	}

	private static Entry readEntry(final Path file, final String name, final JsonReader reader) throws IOException {
		String dtype = null;
		long[] shape = null;
		long[] offsets = null;
		reader.beginObject();
		while (reader.hasNext())
			switch (reader.nextName()) {
				case "dtype" -> dtype = reader.nextString();
				case "shape" -> shape = readLongs(reader);
				case "data_offsets" -> offsets = readLongs(reader);
				default -> reader.skipValue();
			}
		reader.endObject();
		if (!"F32".equals(dtype)) throw fail(file, "tensor " + name + ", dtype", String.valueOf(dtype), "F32");
		if (shape == null || shape.length > 8) throw fail(file, "tensor " + name + ", shape", Arrays.toString(shape),
			"at most 8 lengths");
		if (offsets == null || offsets.length != 2) throw fail(file, "tensor " + name + ", data_offsets",
			Arrays.toString(offsets), "begin and end");
		return new Entry(name, dtype, shape, offsets[0], offsets[1]);
	}

	private static long[] readLongs(final JsonReader reader) throws IOException {
		final List<Long> values = new ArrayList<>();
		reader.beginArray();
		while (reader.hasNext())
			values.add(reader.nextLong());
		reader.endArray();
		return values.stream().mapToLong(Long::longValue).toArray();
	}

	private static void check(final Path file, final List<Entry> entries, final long dataSize) throws ModelException {
		final List<Entry> ordered = new ArrayList<>(entries);
		ordered.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
		long expected = 0;
		for (final Entry entry : ordered) {
			final String field = "tensor " + entry.name();
			if (entry.begin() != expected) throw fail(file, field + ", data_offsets", "begin " + entry.begin(),
				expected + " (no gap, no overlap)");
			if (entry.end() - entry.begin() != 4L * elements(file, entry)) throw fail(file, field + ", data_offsets",
				(entry.end() - entry.begin()) + " bytes", 4L * elements(file, entry) + " for shape " + Arrays.toString(entry.shape()));
			expected = entry.end();
		}
		if (expected != dataSize) throw fail(file, "data", dataSize + " bytes", expected + " bytes by its header");
	}

	private static long elements(final Path file, final Entry entry) throws ModelException {
		try {
			return Tensor.size(entry.shape());
		}
		catch (final IllegalArgumentException e) {
			throw fail(file, "tensor " + entry.name() + ", shape", e.getMessage(), "a shape of at most 2^31-1 elements");
		}
	}

	private static ModelException fail(final Path file, final String field, final String found, final String expected) {
		return new ModelException(file + ": " + field + ": found " + found + ", expected " + expected);
	}
}
