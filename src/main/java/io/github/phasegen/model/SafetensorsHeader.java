package io.github.phasegen.model;

import java.io.IOException;
import java.io.StringReader;
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
import com.google.gson.stream.JsonToken;

/**
 * The checked header of a safetensors file: every length, offset and span is compared with the file before anything is
 * allocated from it.
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata, long dataStart) {

	/** The member of the header that is not a tensor. */
	static final String METADATA = "__metadata__";

	private static final long MAX_HEADER = 16L << 20;
	private static final int MAX_AXES = 8;

	/** One tensor; begin and end in bytes from the start of the data. */
	record Entry(String name, long[] shape, long begin, long end) {}

	static SafetensorsHeader read(final Path file, final FileChannel channel) throws IOException {
		final long size = channel.size();
		if (size < 8) throw fail(file, "header length", "a file of " + size + " bytes", "at least 8 bytes");
		final long length = bytes(channel, 0, 8).getLong();
		if (length < 2 || length > Math.min(MAX_HEADER, size - 8)) throw fail(file, "header length", Long.toUnsignedString(length) +
			" bytes", "2 to " + Math.min(MAX_HEADER, size - 8));
		final SafetensorsHeader header = parse(file, bytes(channel, 8, (int) length), 8 + length);
		check(file, header.entries(), size - 8 - length);
		return header;
	}

	private static ByteBuffer bytes(final FileChannel channel, final long position, final int count) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
		while (buffer.hasRemaining())
			if (channel.read(buffer, position + buffer.position()) < 0) break;
		return buffer.flip();
	}

	private static SafetensorsHeader parse(final Path file, final ByteBuffer json, final long dataStart) throws ModelException {
		// strictly decoded and streamed: replaced bytes and object trees would silently merge different or duplicate names
		try (JsonReader reader = new JsonReader(new StringReader(StandardCharsets.UTF_8.newDecoder().decode(json).toString()))) {
			final List<Entry> entries = new ArrayList<>();
			final Map<String, String> metadata = new LinkedHashMap<>();
			final Set<String> names = new HashSet<>();
			reader.beginObject();
			while (reader.hasNext()) {
				final String name = reader.nextName();
				if (!names.add(name)) throw fail(file, "tensor " + name, "the name twice", "unique names");
				if (name.equals(METADATA)) readMetadata(file, reader, metadata);
				else entries.add(readEntry(file, name, reader));
			}
			reader.endObject();
			if (reader.peek() != JsonToken.END_DOCUMENT) throw fail(file, "header", "more after its end", "one JSON object");
			return new SafetensorsHeader(entries, metadata, dataStart);
		}
		catch (final ModelException e) {
			throw e;
		}
		catch (final IOException | IllegalStateException | JsonParseException | NumberFormatException e) {
			throw new ModelException(file + ": header is not the JSON of a safetensors file: " + e.getMessage(), e);
		}
	}

	private static void readMetadata(final Path file, final JsonReader reader, final Map<String, String> metadata)
		throws IOException
	{
		reader.beginObject();
		while (reader.hasNext()) {
			final String name = reader.nextName();
			if (metadata.put(name, reader.nextString()) != null) throw fail(file, METADATA + ", " + name, "the name twice",
				"unique names");
		}
		reader.endObject();
	}

	private static Entry readEntry(final Path file, final String name, final JsonReader reader) throws IOException {
		final String tensor = "tensor " + name;
		String dtype = null;
		long[] shape = null;
		long[] offsets = null;
		if (reader.peek() != JsonToken.BEGIN_OBJECT) throw fail(file, tensor, reader.peek().toString(), "dtype, shape and data_offsets");
		final Set<String> fields = new HashSet<>();
		reader.beginObject();
		while (reader.hasNext()) {
			final String field = reader.nextName();
			if (!fields.add(field)) throw fail(file, tensor + ", " + field, "the field twice", "it once");
			switch (field) {
				case "dtype" -> dtype = text(file, tensor + ", dtype", reader);
				case "shape" -> shape = readLongs(file, tensor + ", shape", reader);
				case "data_offsets" -> offsets = readLongs(file, tensor + ", data_offsets", reader);
				default -> throw fail(file, tensor, "the field " + field, "dtype, shape and data_offsets only");
			}
		}
		reader.endObject();
		if (!"F32".equals(dtype)) throw fail(file, tensor + ", dtype", String.valueOf(dtype), "F32");
		if (shape == null) throw fail(file, tensor + ", shape", "none", "a list of lengths");
		if (offsets == null || offsets.length != 2) throw fail(file, tensor + ", data_offsets", Arrays.toString(offsets),
			"begin and end");
		return new Entry(name, shape, offsets[0], offsets[1]);
	}

	private static String text(final Path file, final String field, final JsonReader reader) throws IOException {
		if (reader.peek() != JsonToken.STRING) throw fail(file, field, reader.peek().toString(), "a text");
		return reader.nextString();
	}

	private static long[] readLongs(final Path file, final String field, final JsonReader reader) throws IOException {
		if (reader.peek() != JsonToken.BEGIN_ARRAY) throw fail(file, field, reader.peek().toString(), "a list of integers");
		final long[] values = new long[MAX_AXES];
		int count = 0;
		reader.beginArray();
		while (reader.hasNext()) {
			if (count == MAX_AXES) throw fail(file, field, "more", "at most " + MAX_AXES + " integers");
			values[count++] = integer(file, field, reader);
		}
		reader.endArray();
		return Arrays.copyOf(values, count);
	}

	private static long integer(final Path file, final String field, final JsonReader reader) throws IOException {
		if (reader.peek() != JsonToken.NUMBER) throw fail(file, field, reader.peek().toString(), "an integer");
		final String text = reader.nextString();
		try {
			return Long.parseLong(text);
		}
		catch (final NumberFormatException e) {
			throw fail(file, field, text, "an integer below 2^63");
		}
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
		if (dataSize > Runtime.getRuntime().maxMemory()) throw fail(file, "data", dataSize + " bytes",
			"at most the memory of this Java, " + Runtime.getRuntime().maxMemory());
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
