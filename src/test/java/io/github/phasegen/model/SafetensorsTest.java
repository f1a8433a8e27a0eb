package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

	@TempDir
	Path folder;

	@Test
	void everyBitComesBack() throws IOException {
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		tensors.put("scalar", new Tensor(new long[] {}, new float[] { -0f }));
		tensors.put("special", new Tensor(new long[] { 5 }, new float[] { Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE,
			Float.MAX_VALUE, Float.intBitsToFloat(0x7fc01234) }));
		tensors.put("empty", new Tensor(new long[] { 3, 0 }, new float[0]));
		tensors.put("larger than a chunk", random(3, 23_457));
		tensors.put("Ünïcode \"quoted\"\n", random(2, 2, 2));
		final Safetensors.Content content = new Safetensors.Content(tensors, Map.of("step", "12", "ключ", "wert"));
		final Path file = folder.resolve("new/weights.safetensors");
		Safetensors.write(file, content);
		final Safetensors.Content read = Safetensors.read(file);
		assertEquals(content.metadata(), read.metadata());
		assertEquals(new ArrayList<>(tensors.keySet()), new ArrayList<>(read.tensors().keySet()));
		tensors.forEach((name, tensor) -> {
			assertArrayEquals(tensor.shape(), read.tensors().get(name).shape(), name);
			assertArrayEquals(bits(tensor), bits(read.tensors().get(name)), name);
		});
	}

	private static int[] bits(final Tensor tensor) {
		final int[] bits = new int[tensor.data().length];
		for (int i = 0; i < bits.length; i++)
			bits[i] = Float.floatToRawIntBits(tensor.data()[i]);
		return bits;
	}

	private static Tensor random(final long... shape) {
		final float[] data = new float[Tensor.size(shape)];
		final Random random = new Random(1);
		for (int i = 0; i < data.length; i++)
			data[i] = Float.intBitsToFloat(random.nextInt());
		return new Tensor(shape, data);
	}

	/** The bytes that other programs expect: length, JSON padded to 8 bytes, little-endian values. */
	@Test
	void theLayoutIsThatOfTheFormat() throws IOException {
		final Path file = folder.resolve("a");
		Safetensors.write(file, new Safetensors.Content(Map.of("w", new Tensor(new long[] { 1, 2 }, new float[] { 1, -2 })), Map
			.of()));
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		final int length = (int) bytes.getLong();
		assertEquals(0, length % 8);
		final byte[] header = new byte[length];
		bytes.get(header);
		assertEquals("{\"__metadata__\":{},\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}", new String(header,
			StandardCharsets.UTF_8).trim());
		assertEquals(1, bytes.getFloat());
		assertEquals(-2, bytes.getFloat());
		assertEquals(0, bytes.remaining());
	}

	@Test
	void tensorsMayStandInAnyOrder() throws IOException {
		final String header = "{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}," +
			"\"a\":{\"shape\":[1],\"data_offsets\":[0,4],\"dtype\":\"F32\"}}";
		final ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 8).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8)).putFloat(1).putFloat(2);
		final Path file = Files.write(folder.resolve("a"), bytes.array());
		assertArrayEquals(new float[] { 1 }, Safetensors.read(file).tensors().get("a").data());
		assertArrayEquals(new float[] { 2 }, Safetensors.read(file).tensors().get("b").data());
	}

	@Test
	void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
		final Path file = folder.resolve("a");
		Safetensors.write(file, new Safetensors.Content(Map.of("w", random(3)), Map.of()));
		final byte[] before = Files.readAllBytes(file);
		final Map<String, Tensor> broken = new LinkedHashMap<>();
		broken.put("w", random(4));
		broken.put("none", null);
		assertThrows(NullPointerException.class, () -> Safetensors.write(file, new Safetensors.Content(broken, Map.of())));
		final Safetensors.Content reserved = new Safetensors.Content(Map.of("__metadata__", random(1)), Map.of());
		assertThrows(IllegalArgumentException.class, () -> Safetensors.write(file, reserved));
		assertArrayEquals(before, Files.readAllBytes(file));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}

	@Test
	void aTensorHasAsManyValuesAsItsShape() {
		assertThrows(IllegalArgumentException.class, () -> new Tensor(new long[] { 2, 2 }, new float[3]));
		assertThrows(IllegalArgumentException.class, () -> Tensor.size(new long[] { 2, -1 }));
		assertThrows(IllegalArgumentException.class, () -> Tensor.size(new long[] { 1 << 16, 1 << 16 }));
		assertThrows(IllegalArgumentException.class, () -> Tensor.size(new long[] { 3, Long.MAX_VALUE }));
		assertEquals(0, Tensor.size(new long[] { 0, 1L << 40 }));
	}
}
