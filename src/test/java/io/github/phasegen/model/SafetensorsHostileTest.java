package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose headers lie: one typed error that names file and field, before anything is allocated from what they say. */
class SafetensorsHostileTest {

	/** Two tensors, a of 2 values and b of 1 value. */
	private static final String GOOD = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}," +
		"\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}}";

	@TempDir
	Path folder;

	@Test
	void theFileThatTheOthersAreMadeOfIsGood() throws IOException {
		assertEquals(2, Safetensors.read(file(GOOD.length(), GOOD, 12)).tensors().size());
	}

	@Test
	void anEndAtAnyByteIsFound() throws IOException {
		final byte[] whole = Files.readAllBytes(file(GOOD.length(), GOOD, 12));
		for (int length = 0; length < whole.length; length++) {
			final Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
			assertRefused(file, "cut");
		}
	}

	@Test
	void aChangedByteIsRefusedOrGivesTensorsOfTheFilesSize() throws IOException {
		final byte[] whole = Files.readAllBytes(file(GOOD.length(), GOOD, 12));
		for (int i = 0; i < 8 + GOOD.length(); i++)
			for (final int flip : new int[] { 1, 4, 0x80 }) {
				final byte[] changed = whole.clone();
				changed[i] ^= (byte) flip;
				final Path file = Files.write(folder.resolve("changed"), changed);
				try {
					final int values = Safetensors.read(file).tensors().values().stream().mapToInt(t -> t.data().length).sum();
					assertEquals(3, values);
				}
				catch (final ModelException e) {
					assertTrue(e.getMessage().contains("changed"), e.getMessage());
				}
			}
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1, 0, 1, 132, Integer.MAX_VALUE, 1L << 32, 1L << 40, Long.MAX_VALUE })
	void aHeaderLengthBeyondTheFileIsRefused(final long length) throws IOException {
		assertRefused(file(length, GOOD, 0), "header length");
	}

	@Test
	void aHeaderLargerThanAnyModelsIsRefused() throws IOException {
		final Path file = folder.resolve("large");
		try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
			out.setLength(64L << 20);
			out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(32L << 20).array());
		}
		assertRefused(file, "header length");
	}

	@Test
	void moreDataThanMemoryIsRefusedBeforeItIsRead() throws IOException {
		final long count = 1L << 30;
		final StringBuilder header = new StringBuilder("{");
		final long tensors = Runtime.getRuntime().maxMemory() / (4 * count) + 1;
		for (long i = 0; i < tensors; i++)
			header.append(i == 0 ? "" : ",").append("\"t").append(i).append("\":").append("{\"dtype\":\"F32\",\"shape\":[").append(
				count).append("],\"data_offsets\":[").append(4 * count * i).append(',').append(4 * count * (i + 1)).append("]}");
		final String json = header.append('}').toString();
		final Path file = file(json.length(), json, 0);
		try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
			// sparse: takes no room on the disk
			out.setLength(8 + json.length() + 4 * count * tensors);
		}
		assertRefused(file, "memory");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
		// not the JSON that is expected
		"not json                                                                               | header",
		"[]                                                                                     | header",
		"\"a\"                                                                                  | header",
		"{                                                                                      | header",
		"{\"a\"                                                                                 | header",
		"{\"a\":}                                                                               | header",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}} {}                   | header",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}},                     | header",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}                       | header",
		"{\"__metadata__\":[]}                                                                  | header",
		"{\"__metadata__\":{\"a\":{}}}                                                          | header",
		"{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}                                           | __metadata__, a",
		// a tensor that is not described
		"{\"a\":1}                                                                              | tensor a",
		"{\"a\":null}                                                                           | tensor a",
		"{\"a\":[]}                                                                             | tensor a",
		"{\"a\":{}}                                                                             | tensor a, dtype",
		"{\"a\":{\"shape\":[3],\"data_offsets\":[0,12]}}                                        | tensor a, dtype",
		"{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,12]}}                                    | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3]}}                                              | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12],\"x\":[[[]]]}}         | tensor a",
		"{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}    | tensor a, dtype",
		// other types
		"{\"a\":{\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[0,12]}}                      | tensor a, dtype",
		"{\"a\":{\"dtype\":\"f32\",\"shape\":[3],\"data_offsets\":[0,12]}}                      | tensor a, dtype",
		"{\"a\":{\"dtype\":\"BF16\",\"shape\":[6],\"data_offsets\":[0,12]}}                     | tensor a, dtype",
		"{\"a\":{\"dtype\":32,\"shape\":[3],\"data_offsets\":[0,12]}}                           | tensor a, dtype",
		"{\"a\":{\"dtype\":null,\"shape\":[3],\"data_offsets\":[0,12]}}                         | tensor a, dtype",
		// shapes
		"{\"a\":{\"dtype\":\"F32\",\"shape\":3,\"data_offsets\":[0,12]}}                        | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[-3],\"data_offsets\":[0,12]}}                     | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[-1,-3],\"data_offsets\":[0,12]}}                  | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3.5],\"data_offsets\":[0,12]}}                    | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[\"3\"],\"data_offsets\":[0,12]}}                  | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1e99],\"data_offsets\":[0,12]}}                   | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775808],\"data_offsets\":[0,12]}}    | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807],\"data_offsets\":[0,12]}}    | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,12]}}  | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,12]}}            | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,3],\"data_offsets\":[0,12]}}      | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[[3]],\"data_offsets\":[0,12]}}                    | tensor a, shape",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,12]}}                      | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,12]}}                      | tensor a, data_offsets",
		// offsets
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":12}}                          | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0]}}                         | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12,24]}}                   | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[12,0]}}                      | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[-12,0]}}                     | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,9223372036854775807]}}     | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,-9223372036854775808]}}    | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,24]}}                      | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}                      | tensor a, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[6],\"data_offsets\":[0,24]}}                      | data",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}                       | data",
		"{}                                                                                     | data",
		// two tensors
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}} | tensor b, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}} | tensor b, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},\"b\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}} | tensor b, data_offsets",
		"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}} | tensor a" })
	void aHeaderThatDoesNotFitTheDataIsRefused(final String header, final String field) throws IOException {
		assertRefused(file(header.length(), header, 12), field);
	}

	@Test
	void aNameThatIsNotUtf8IsRefused() throws IOException {
		final byte[] bytes = Files.readAllBytes(file(GOOD.length(), GOOD, 12));
		bytes[10] = (byte) 0xff;
		assertRefused(Files.write(folder.resolve("bytes"), bytes), "header");
	}

	@Test
	void millionsOfNestedListsAreRefusedWithoutFollowingThem() throws IOException {
		final String deep = "{\"a\":{\"dtype\":\"F32\",\"shape\":" + "[".repeat(4_000_000);
		assertRefused(file(deep.length(), deep, 0), "tensor a, shape");
		final String many = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1" + ",1".repeat(4_000_000) + "]}}";
		assertRefused(file(many.length(), many, 0), "tensor a, shape");
	}

	private void assertRefused(final Path file, final String field) {
		final String message = assertThrows(ModelException.class, () -> Safetensors.read(file)).getMessage();
		assertTrue(message.contains(file.toString()), message);
		assertTrue(message.substring(file.toString().length()).contains(field) || file.endsWith(field), message);
	}

	private Path file(final long length, final String header, final int data) throws IOException {
		final byte[] json = header.getBytes(StandardCharsets.UTF_8);
		final ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putLong(length).put(json);
		return Files.write(folder.resolve("hostile"), bytes.array());
	}
}
