package io.github.phasegen.kspace;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourierResizeTest {

	@ParameterizedTest
	@CsvSource({ "8,6,16,16", "9,7,4,4", "5,5,1,1", "1,8,3,5", "8,8,8,8" })
	void aConstantStaysTheSameConstant(final int width, final int height, final int newWidth, final int newHeight) {
		final float[] values = new float[width * height];
		Arrays.fill(values, 3);
		final ComplexPlane resized = FourierResize.resize(ComplexPlane.fromParts(width, height, values, values), newWidth, newHeight);
		for (final float value : resized.data())
			assertEquals(3, value, 1e-5);
	}

	@ParameterizedTest
	@CsvSource({ "8,6,16,12", "7,5,8,8", "9,4,10,5" })
	void shrinkingUndoesEnlarging(final int width, final int height, final int newWidth, final int newHeight) {
		final ComplexPlane plane = TestPlanes.random(width, height, 1);
		final ComplexPlane back = FourierResize.resize(FourierResize.resize(plane, newWidth, newHeight), width, height);
		assertClose(plane.data(), back.data(), 2e-6);
	}

	/** A band-limited wave is sampled on the finer grid, which has the same centre. */
	@ParameterizedTest
	@CsvSource({ "16,32", "15,32", "16,41", "32,16" })
	void samplesABandLimitedWaveAnew(final int size, final int newSize) {
		assertClose(wave(newSize).data(), FourierResize.resize(wave(size), newSize, 1).data(), 2e-6);
	}

	private static ComplexPlane wave(final int size) {
		final float[] phase = new float[size];
		for (int x = 0; x < size; x++)
			phase[x] = (float) (2 * Math.PI * 3 * (x - size / 2) / size);
		final float[] ones = new float[size];
		Arrays.fill(ones, 1);
		return ComplexPlane.fromPolar(size, 1, ones, phase);
	}
}
