package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte i of the stream is i mod 251; kept in memory or not, the bytes are the same. */
class StreamedBytesTest {

	private static final int SIZE = (1 << 22) + 100_000;
	private static final Path FILE = Path.of("data.npz");

	private int opened;
	private int closed;

	@ParameterizedTest
	@ValueSource(longs = { 0, SIZE })
	void bytesAreFoundByTheirPosition(final long largestKept) throws IOException {
		try (StreamedBytes bytes = bytes(deflate(data(SIZE)), largestKept)) {
			assertEquals(SIZE, bytes.size());
			for (final int position : new int[] { 0, 3, 100_000, (1 << 22) - 2, (1 << 22) + 7, SIZE - 5, 17, 17 }) {
				final ByteBuffer into = ByteBuffer.allocate(5);
				bytes.read(position, into);
				for (int i = 0; i < 5; i++)
					assertEquals((byte) ((position + i) % 251), into.get(i));
			}
		}
		assertEquals(opened, closed);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, SIZE })
	void theStreamIsBegunAnewOnlyToGoBackInWhatIsNotKept(final long largestKept) throws IOException {
		try (StreamedBytes bytes = bytes(deflate(data(SIZE)), largestKept)) {
			for (int i = 0; i < SIZE - 3; i += 250_000)
				bytes.read(i, ByteBuffer.allocate(3));
			assertEquals(1, opened);
			bytes.read(0, ByteBuffer.allocate(3));
			assertEquals(largestKept == 0 ? 2 : 1, opened);
		}
		assertEquals(opened, closed);
	}

	/** The beginning of a large entry, its header, is read without the rest. */
	@Test
	void noMoreIsUnfoldedThanAskedFor() throws IOException {
		final byte[] half = Arrays.copyOf(deflate(data(3 * SIZE)), deflate(data(3 * SIZE)).length / 2);
		try (StreamedBytes bytes = new StreamedBytes(FILE, "entry a", 3 * SIZE, () -> open(half), 3 * SIZE)) {
			bytes.read(100, ByteBuffer.allocate(3));
			assertThrows(CorruptFileException.class, () -> bytes.read(3 * SIZE - 1, ByteBuffer.allocate(1)));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, SIZE })
	void bytesBeyondTheEndAreCorrupt(final long largestKept) throws IOException {
		try (StreamedBytes bytes = bytes(deflate(data(SIZE)), largestKept)) {
			for (final long position : new long[] { -1, SIZE - 4, Long.MAX_VALUE, Long.MIN_VALUE })
				assertThrows(CorruptFileException.class, () -> bytes.read(position, ByteBuffer.allocate(5)));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, SIZE })
	void aStreamOfAnotherLengthIsCorrupt(final long largestKept) throws IOException {
		for (final int length : new int[] { 0, SIZE - 1, SIZE + 1, 2 * SIZE })
			assertNoticed(deflate(data(length)), largestKept);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, SIZE })
	void damageIsCorrupt(final long largestKept) throws IOException {
		final byte[] sound = deflate(data(SIZE));
		assertNoticed(Arrays.copyOf(sound, sound.length / 2), largestKept);
		final byte[] checksum = sound.clone();
		checksum[sound.length - 1]++;
		assertNoticed(checksum, largestKept);
		final byte[] start = sound.clone();
		start[0] = 0;
		assertNoticed(start, largestKept);
	}

	/** What a failed read took from the stream is not missing in the next one. */
	@ParameterizedTest
	@ValueSource(longs = { 0, SIZE })
	void aReadAfterAFailureBeginsAnew(final long largestKept) throws IOException {
		final boolean[] failed = { false };
		final StreamedBytes.Opener opener = () -> new FilterInputStream(new ByteArrayInputStream(data(SIZE))) {

			@Override
			public int read(final byte[] buffer, final int offset, final int length) throws IOException {
				final int count = super.read(buffer, offset, Math.min(length, 10));
				if (failed[0])
					return count;
				failed[0] = true;
				throw new IOException("the network is down");
			}
		};
		try (StreamedBytes bytes = new StreamedBytes(FILE, "entry a", SIZE, opener, largestKept)) {
			assertThrows(IOException.class, () -> bytes.read(0, ByteBuffer.allocate(20)));
			final ByteBuffer read = ByteBuffer.allocate(20);
			bytes.read(0, read);
			assertArrayEquals(data(20), read.array());
		}
	}

	private void assertNoticed(final byte[] compressed, final long largestKept) throws IOException {
		try (StreamedBytes bytes = bytes(compressed, largestKept)) {
			final CorruptFileException e =
				assertThrows(CorruptFileException.class, () -> bytes.read(SIZE - 1, ByteBuffer.allocate(1)));
			assertTrue(e.getMessage().startsWith("data.npz: corrupt file: entry a, compressed data: "), e.getMessage());
		}
	}

	private StreamedBytes bytes(final byte[] compressed, final long largestKept) {
		return new StreamedBytes(FILE, "entry a", SIZE, () -> open(compressed), largestKept);
	}

	private InputStream open(final byte[] compressed) {
		opened++;
		return new InflaterInputStream(new ByteArrayInputStream(compressed)) {

			@Override
			public void close() throws IOException {
				closed++;
				super.close();
			}
		};
	}

	private static byte[] data(final int size) {
		final byte[] data = new byte[size];
		for (int i = 0; i < size; i++)
			data[i] = (byte) (i % 251);
		return data;
	}

	private static byte[] deflate(final byte[] data) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(data);
		}
		return out.toByteArray();
	}
}
