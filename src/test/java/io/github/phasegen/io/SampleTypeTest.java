package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTypeTest {

	/** Bytes in little-endian order, and the number that NumPy and PyTorch read from them. */
	@ParameterizedTest
	@CsvSource({ "BOOL, 02, 1", "UINT8, ff, 255", "INT8, ff, -1", "UINT16, feff, 65534", "INT16, feff, -2", "UINT32, feffffff, 4294967294",
		"INT32, feffffff, -2", "INT64, feffffffffffffff, -2", "UINT64, 0000000000000080, 9223372036854775808", "FLOAT16, 003c, 1",
		"FLOAT16, ff7b, 65504", "FLOAT16, 0180, -5.9604644775390625e-8", "FLOAT16, 007c, Infinity", "FLOAT16, 00fc, -Infinity",
		"FLOAT16, 017e, NaN", "FLOAT16, 0004, 6.103515625e-5", "FLOAT16, 5535, 0.333251953125", "BFLOAT16, 803f, 1",
		"BFLOAT16, 40c0, -3", "FLOAT32, 000080bf, -1", "FLOAT64, 000000000000f0bf, -1", "COMPLEX32, 003c00bc, 1",
		"COMPLEX64, 0000803f000080bf, 1", "COMPLEX128, 000000000000f03f000000000000f0bf, 1" })
	void readsNumbersOfBothByteOrders(final SampleType type, final String hex, final double expected) {
		final byte[] bytes = HexFormat.of().parseHex(hex);
		assertEquals(type.bytes(), bytes.length);
		assertEquals(expected, type.part(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0));
		final byte[] reversed = new byte[type.partBytes()];
		for (int i = 0; i < reversed.length; i++)
			reversed[i] = bytes[reversed.length - 1 - i];
		assertEquals(expected, type.part(ByteBuffer.wrap(reversed), 0));
		if (type.isComplex())
			assertEquals(-expected, type.part(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), type.partBytes()));
	}
}
