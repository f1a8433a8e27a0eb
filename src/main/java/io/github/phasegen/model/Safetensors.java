package io.github.phasegen.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * Float32 tensors in a safetensors file: 8 bytes little-endian header length, JSON header, data. The reader trusts nothing
 * in the header; see {@link SafetensorsHeader}.
 */
public final class Safetensors {

	private Safetensors() {}

	/** What a file holds. */
	public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {}

	/** Writes to a temporary file beside the target and moves it there at once; an existing target is replaced. */
	public static void write(final Path file, final Content content) throws IOException {
		final byte[] header = header(content);
		final Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		final Path temporary = Files.createTempFile(folder, ".weights", ".part");
		try {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
				out.write(little(8).putLong(header.length).array());
				out.write(header);
				for (final Tensor tensor : content.tensors().values())
					out.write(bytes(tensor.data()));
			}
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static byte[] header(final Content content) {
		final JsonObject root = new JsonObject();
		final JsonObject metadata = new JsonObject();
		content.metadata().forEach(metadata::addProperty);
		root.add("__metadata__", metadata);
		long offset = 0;
		for (final Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
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

	private static byte[] bytes(final float[] values) {
		final ByteBuffer buffer = little(4 * values.length);
		buffer.asFloatBuffer().put(values);
		return buffer.array();
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
			for (final SafetensorsHeader.Entry entry : header.entries())
				tensors.put(entry.name(), new Tensor(entry.shape(), floats(channel, header.dataStart() + entry.begin(),
					Tensor.size(entry.shape()))));
			return new Content(tensors, header.metadata());
		}
	}

	private static float[] floats(final FileChannel channel, final long position, final int count) throws IOException {
		final ByteBuffer buffer = little(Math.multiplyExact(4, count));
		while (buffer.hasRemaining())
			if (channel.read(buffer, position + buffer.position()) < 0) throw new ModelException(
				"Weights file ended while it was read");
		final float[] values = new float[count];
		buffer.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		return values;
	}
}
