package io.github.phasegen.kspace;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadoutOversamplingTest {

	@ParameterizedTest
	@CsvSource({ "8,6,X,2", "7,5,X,2", "7,5,Y,2", "6,9,Y,1.5", "9,4,X,1.3", "1,5,X,3", "5,8,Y,1" })
	void removalUndoesPadding(final int width, final int height, final PlaneAxis axis, final double factor) {
		final ReadoutOversampling oversampling = new ReadoutOversampling(axis, factor);
		final ComplexPlane image = TestPlanes.random(width, height, 1);
		final ComplexPlane padded = oversampling.pad(image);
		assertEquals(oversampling.oversampled(axis.size(image)), axis.size(padded));
		assertArrayEquals(image.data(), oversampling.crop(padded, axis.size(image)).data());
	}

	@ParameterizedTest
	@CsvSource({ "8,6,X,2", "7,5,X,2", "7,5,Y,2", "6,9,Y,1.5", "9,4,X,1.3", "5,8,Y,1", "64,48,X,2" })
	void removalFromKSpaceUndoesOversampling(final int width, final int height, final PlaneAxis axis, final double factor) {
		final ReadoutOversampling oversampling = new ReadoutOversampling(axis, factor);
		for (final FourierNorm norm : FourierNorm.values()) {
			final ComplexPlane kspace = TestPlanes.random(width, height, 2);
			final ComplexPlane oversampled = oversampling.addTo(kspace, norm);
			assertClose(kspace.data(), oversampling.removeFrom(oversampled, axis.size(kspace), norm).data(), 1e-6);
		}
	}

	/** An exporter pads the image and transforms it; an importer removes the oversampling from k-space and transforms back. */
	@ParameterizedTest
	@CsvSource({ "8,6,X,2,ORTHO", "7,5,Y,2,BACKWARD", "9,12,X,1.5,BACKWARD", "15,15,Y,1.4,ORTHO" })
	void theImageComesBackThroughOversampledKSpace(final int width, final int height, final PlaneAxis axis, final double factor,
		final FourierNorm norm)
	{
		final ReadoutOversampling oversampling = new ReadoutOversampling(axis, factor);
		final ComplexPlane image = TestPlanes.random(width, height, 3);
		final ComplexPlane kspace = oversampling.pad(image);
		new PlaneFourier(kspace.width(), kspace.height()).forward(kspace.data(), norm);
		final ComplexPlane removed = oversampling.removeFrom(kspace, axis.size(image), norm);
		new PlaneFourier(width, height).inverse(removed.data(), norm);
		assertClose(image.data(), removed.data(), 1e-6);
	}

	/** Every second sample of a readout oversampled twice is a sample of the plain readout. */
	@ParameterizedTest
	@CsvSource({ "8,6", "12,5" })
	void samplesOfTheSameFrequencyAreScaledByTheNormOnly(final int width, final int height) {
		final ReadoutOversampling twice = new ReadoutOversampling(PlaneAxis.X, 2);
		final ComplexPlane kspace = TestPlanes.random(width, height, 4);
		final ComplexPlane backward = twice.addTo(kspace, FourierNorm.BACKWARD);
		final ComplexPlane ortho = twice.addTo(kspace, FourierNorm.ORTHO);
		for (int x = 0; x < width; x++) {
			assertEquals(kspace.re(x, 1), backward.re(2 * x, 1), 1e-5);
			assertEquals(kspace.im(x, 1) / Math.sqrt(2), ortho.im(2 * x, 1), 1e-5);
		}
		assertEquals(TestPlanes.energy(kspace.data()), TestPlanes.energy(ortho.data()), 1e-5 * TestPlanes.energy(kspace.data()));
	}

	@Test
	void whiteNoiseKeepsItsLevelWhenOrtho() {
		final ReadoutOversampling twice = new ReadoutOversampling(PlaneAxis.Y, 2);
		final ComplexPlane noise = TestPlanes.random(64, 128, 5);
		final double ortho = TestPlanes.energy(twice.removeFrom(noise, 64, FourierNorm.ORTHO).data()) / (2 * 64 * 64);
		final double backward = TestPlanes.energy(twice.removeFrom(noise, 64, FourierNorm.BACKWARD).data()) / (2 * 64 * 64);
		assertEquals(1, ortho, 0.05);
		assertEquals(0.5, backward, 0.025);
	}

	@Test
	void rejectsFactorsAndSizesThatEnlarge() {
		assertThrows(IllegalArgumentException.class, () -> new ReadoutOversampling(PlaneAxis.X, 0.9));
		assertThrows(IllegalArgumentException.class, () -> new ReadoutOversampling(PlaneAxis.X, Double.NaN));
		final ReadoutOversampling twice = new ReadoutOversampling(PlaneAxis.X, 2);
		assertThrows(IllegalArgumentException.class, () -> twice.crop(new ComplexPlane(4, 8), 5));
		assertThrows(IllegalArgumentException.class, () -> twice.removeFrom(new ComplexPlane(4, 8), 0, FourierNorm.ORTHO));
	}
}
