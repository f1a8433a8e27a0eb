package io.github.phasegen.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class NpzTest {

	@Test
	void readsScalars() throws IOException {
		final Npz.Array array = Npz.parseNpy(npy("<i8", "", little(8).putLong(-7).array()));
		assertEquals(0, array.shape().length);
		assertEquals(-7, array.scalar());
	}

	@Test
	void readsEitherByteOrder() throws IOException {
		assertEquals(1.5, Npz.parseNpy(npy("<f8", "1,", little(8).putDouble(1.5).array())).scalar());
		assertEquals(1.5, Npz.parseNpy(npy(">f4", "1,", ByteBuffer.allocate(4).putFloat(1.5f).array())).scalar());
	}

	@Test
	void keepsTheShape() throws IOException {
		final Npz.Array array = Npz.parseNpy(npy("|u1", "2, 3", new byte[] { 0, 1, 2, 3, 4, (byte) 255 }));
		assertArrayEquals(new int[] { 2, 3 }, array.shape());
		assertArrayEquals(new float[] { 0, 1, 2, 3, 4, 255 }, array.floats());
	}

	@Test
	void rejectsWhatItCannotRead() {
		assertThrows(IOException.class, () -> Npz.parseNpy(npy("<c8", "1,", new byte[8])));
		assertThrows(IOException.class, () -> Npz.parseNpy(new byte[20]));
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static byte[] npy(final String type, final String shape, final byte[] data) throws IOException {
		final String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(0x93);
		out.write("NUMPY".getBytes(StandardCharsets.US_ASCII));
		out.write(new byte[] { 1, 0, (byte) header.length(), 0 });
		out.write(header.getBytes(StandardCharsets.US_ASCII));
		out.write(data);
		return out.toByteArray();
	}
}
