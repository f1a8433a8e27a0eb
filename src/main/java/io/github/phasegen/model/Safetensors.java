package io.github.phasegen.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.phasegen.io.AtomicFile;

/**
 * Float32 tensors in a safetensors file: 8 bytes little-endian header length, JSON header, data. The reader trusts nothing
 * in the header; see {@link SafetensorsHeader}.
 */
public final class Safetensors {

	private static final int CHUNK_FLOATS = 1 << 16;

	private Safetensors() {}

	/** What a file holds. */
	public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {}

	/** Writes a file, which appears when it is complete (see {@link AtomicFile}); an existing one is replaced. */
	public static void write(final Path file, final Content content) throws IOException {
		final byte[] header = header(content);
		Files.createDirectories(file.toAbsolutePath().getParent());
		AtomicFile.write(file, true, temporary -> {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
				write(channel, little(8).putLong(0, header.length));
				write(channel, ByteBuffer.wrap(header));
				for (final Tensor tensor : content.tensors().values())
					write(channel, tensor.data());
			}
		});
	}

	private static byte[] header(final Content content) {
		final JsonObject root = new JsonObject();
		final JsonObject metadata = new JsonObject();
		content.metadata().forEach(metadata::addProperty);
		root.add(SafetensorsHeader.METADATA, metadata);
		long offset = 0;
		for (final Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
			if (root.has(entry.getKey())) throw new IllegalArgumentException("No tensor can have the name " + entry.getKey());
			final long end = offset + 4L * entry.getValue().data().length;
			root.add(entry.getKey(), describe(entry.getValue(), offset, end));
			offset = end;
		}
		final String json = root.toString();
		// the data must start on a multiple of 8 bytes
		final int unpadded = json.getBytes(StandardCharsets.UTF_8).length;
		return (json + " ".repeat((8 - unpadded % 8) % 8)).getBytes(StandardCharsets.UTF_8);
	}

	private static JsonObject describe(final Tensor tensor, final long begin, final long end) {
		final JsonObject description = new JsonObject();
		description.addProperty("dtype", "F32");
		final JsonArray shape = new JsonArray();
		for (final long length : tensor.shape())
			shape.add(length);
		description.add("shape", shape);
		final JsonArray offsets = new JsonArray();
		offsets.add(begin);
		offsets.add(end);
		description.add("data_offsets", offsets);
		return description;
	}

	private static void write(final FileChannel channel, final float[] values) throws IOException {
		final ByteBuffer buffer = little(4 * Math.min(CHUNK_FLOATS, values.length));
		for (int i = 0; i < values.length; i += CHUNK_FLOATS) {
			final int count = Math.min(CHUNK_FLOATS, values.length - i);
			buffer.clear().asFloatBuffer().put(values, i, count);
			write(channel, buffer.limit(4 * count));
		}
	}

	private static void write(final FileChannel channel, final ByteBuffer buffer) throws IOException {
		while (buffer.hasRemaining())
			channel.write(buffer);
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Reads a whole file.
	 *
	 * @throws ModelException when header and data disagree, naming the tensor
	 */
	public static Content read(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file)) {
			final SafetensorsHeader header = SafetensorsHeader.read(file, channel);
			final Map<String, Tensor> tensors = new LinkedHashMap<>();
			for (final SafetensorsHeader.Entry entry : header.entries()) {
				channel.position(header.dataStart() + entry.begin());
				tensors.put(entry.name(), new Tensor(entry.shape(), floats(file, channel, Tensor.size(entry.shape()))));
			}
			return new Content(tensors, header.metadata());
		}
	}

	private static float[] floats(final Path file, final FileChannel channel, final int count) throws IOException {
		final float[] values = new float[count];
		final ByteBuffer buffer = little(4 * Math.min(CHUNK_FLOATS, count));
		for (int i = 0; i < count; i += CHUNK_FLOATS) {
			final int part = Math.min(CHUNK_FLOATS, count - i);
			buffer.clear().limit(4 * part);
			while (buffer.hasRemaining())
				if (channel.read(buffer) < 0) throw new ModelException(file + ": data: found an end while it was read");
			buffer.flip().asFloatBuffer().get(values, i, part);
		}
		return values;
	}
}
