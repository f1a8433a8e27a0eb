package io.github.phasegen.simulate.coil;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.AdaptiveCombination;
import io.github.phasegen.kspace.coil.AdaptiveOptions;
import io.github.phasegen.kspace.coil.CoilCombination;
import io.github.phasegen.kspace.coil.CoilSensitivities;

class CoilArrayTest {

	@ParameterizedTest
	@CsvSource({ "BIRDCAGE,1,32,32,1", "BIRDCAGE,8,63,40,3", "BIRDCAGE,128,16,20,2", "LOOPS,1,32,32,1", "LOOPS,5,40,63,3", "LOOPS,8,100,64,1",
		"LOOPS,32,1,9,2", "LOOPS,128,20,16,2" })
	void anyNumberOfCoilsAndAnySizeIsUnitary(final CoilKind kind, final int coils, final int width, final int height, final int slices) {
		final CoilArray array = new CoilArray(CoilArrayOptions.of(kind, coils), CoilGrid.ofPixels(width, height, slices));
		for (int slice = 0; slice < slices; slice++) {
			final CoilSensitivities maps = array.maps(slice);
			assertEquals(coils, maps.coils());
			for (final float root : maps.rootSumOfSquares(0))
				assertEquals(1, root, 1e-6);
		}
	}

	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void combiningTheCoilImagesRestoresTheImage(final CoilKind kind) {
		final CoilSensitivities maps = new CoilArray(CoilArrayOptions.of(kind, 8), CoilGrid.ofPixels(96, 80, 1)).maps(0);
		final ComplexPlane image = head(96, 80);
		final List<ComplexPlane> seen = maps.apply(image, 0);
		assertClose(image.data(), CoilCombination.sensitivityWeighted(seen, maps, 0).data(), 1e-6);
		assertClose(image.magnitude(), CoilCombination.rootSumOfSquares(seen), 1e-6);
		final ComplexPlane adaptive = AdaptiveCombination.of(seen, AdaptiveOptions.defaults()).image();
		assertClose(image.magnitude(), adaptive.magnitude(), 5e-3);
		assertTrue(largestPhaseStep(adaptive, image) < 0.2, () -> "phase step " + largestPhaseStep(adaptive, image));
	}

	/** Neighbouring pixels of 256 differ by less than 2 % of the largest sensitivity there can be, and pixels twice as large by twice that. */
	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void mapsAreSmooth(final CoilKind kind) {
		final CoilArrayOptions options = CoilArrayOptions.of(kind, 8);
		final double fine = largestStep(new CoilArray(options, CoilGrid.ofPixels(256, 256, 1)).maps(0));
		final double coarse = largestStep(new CoilArray(options, CoilGrid.ofVoxels(128, 128, 1, new double[] { 2, 2, 2 })).maps(0));
		assertTrue(fine < 0.02, () -> "step " + fine);
		assertEquals(2, coarse / fine, 0.3);
	}

	/** Nodes lie on the pixels of a small grid, so it knows no interpolation. */
	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void interpolationIsAccurate(final CoilKind kind) {
		final CoilArrayOptions options = CoilArrayOptions.of(kind, 8);
		final CoilSensitivities exact = new CoilArray(options, CoilGrid.ofVoxels(29, 29, 1, new double[] { 9, 9, 1 })).maps(0);
		final CoilSensitivities fine = new CoilArray(options, CoilGrid.ofPixels(261, 261, 1)).maps(0);
		for (int coil = 0; coil < 8; coil++) {
			final ComplexPlane expected = exact.map(coil, 0);
			final ComplexPlane interpolated = fine.map(coil, 0);
			for (int y = 0; y < 29; y++)
				for (int x = 0; x < 29; x++) {
					assertEquals(expected.re(x, y), interpolated.re(9 * x + 4, 9 * y + 4), 1e-3);
					assertEquals(expected.im(x, y), interpolated.im(9 * x + 4, 9 * y + 4), 1e-3);
				}
		}
	}

	/** Two of 8 coils further is a quarter turn from x to y; the phase of a loop turns with it (Bx - i By), that of the birdcage does not. */
	@ParameterizedTest
	@CsvSource({ "BIRDCAGE,40,1,0", "BIRDCAGE,33,1,0", "LOOPS,40,0,-1", "LOOPS,33,0,-1" })
	void theNextCoilIsTheSameOneTurned(final CoilKind kind, final int side, final float turnRe, final float turnIm) {
		final CoilSensitivities maps = new CoilArray(CoilArrayOptions.of(kind, 8), CoilGrid.ofPixels(side, side, 1)).maps(0);
		for (int coil = 0; coil < 8; coil++) {
			final ComplexPlane map = maps.map(coil, 0);
			final ComplexPlane turned = new ComplexPlane(side, side);
			for (int y = 0; y < side; y++)
				for (int x = 0; x < side; x++)
					turned.set(side - 1 - y, x, map.re(x, y) * turnRe - map.im(x, y) * turnIm, map.re(x, y) * turnIm + map.im(x, y) * turnRe);
			assertClose(turned.data(), maps.map((coil + 2) % 8, 0).data(), 1e-5);
		}
	}

	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void rotatingTheArrayByOneCoilRenumbersTheCoils(final CoilKind kind) {
		final CoilArrayOptions options = CoilArrayOptions.of(kind, 8);
		final CoilGrid grid = CoilGrid.ofPixels(30, 24, 1);
		final CoilSensitivities maps = new CoilArray(options, grid).maps(0);
		final CoilSensitivities rotated = new CoilArray(options.withPlacement(CoilPlacement.defaults().withRotation(45)), grid).maps(0);
		for (int coil = 0; coil < 8; coil++)
			assertClose(maps.map((coil + 1) % 8, 0).data(), rotated.map(coil, 0).data(), 1e-5);
	}

	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void aCoilIsBrightestNextToItself(final CoilKind kind) {
		final CoilSensitivities maps = new CoilArray(CoilArrayOptions.of(kind, 4), CoilGrid.ofPixels(33, 33, 1)).maps(0);
		final ComplexPlane right = maps.map(0, 0);
		final ComplexPlane below = maps.map(1, 0);
		assertTrue(magnitude(right, 32, 16) > 1.4 * magnitude(right, 16, 16));
		assertTrue(magnitude(right, 16, 16) > 1.4 * magnitude(right, 0, 16));
		assertEquals(magnitude(right, 32, 16), magnitude(below, 16, 32), 1e-5);
	}

	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void ringsServeTheirOwnSlices(final CoilKind kind) {
		final CoilArray array = new CoilArray(CoilArrayOptions.of(kind, 32), CoilGrid.ofPixels(32, 32, 32));
		final double[] energyFirst = energies(array.maps(0));
		final double[] energyLast = energies(array.maps(31));
		assertTrue(sum(energyFirst, 0, 16) > 2 * sum(energyFirst, 16, 32));
		assertTrue(sum(energyLast, 16, 32) > 2 * sum(energyLast, 0, 16));
	}

	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void theMeanNormalisationKeepsTheShading(final CoilKind kind) {
		final CoilArrayOptions options = CoilArrayOptions.of(kind, 8).withNormalisation(CoilNormalisation.UNIT_ON_AVERAGE);
		final CoilArray array = new CoilArray(options, CoilGrid.ofPixels(48, 48, 20));
		double sum = 0;
		for (int slice = 0; slice < 20; slice++)
			for (final float root : array.maps(slice).rootSumOfSquares(0))
				sum += root / (20 * 48 * 48);
		assertEquals(1, sum, 0.02);
		final float[] middle = array.maps(10).rootSumOfSquares(0);
		assertTrue(middle[24 * 48 + 47] > 1.15 * middle[24 * 48 + 24]);
	}

	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void theVoxelSizeOnlyMattersForLengthsInMillimetres(final CoilKind kind) {
		final CoilArrayOptions relative = CoilArrayOptions.of(kind, 6);
		final CoilGrid small = CoilGrid.ofVoxels(20, 24, 1, new double[] { 1, 1, 1 });
		final CoilGrid large = CoilGrid.ofVoxels(20, 24, 1, new double[] { 10, 10, 10 });
		for (int coil = 0; coil < 6; coil++)
			assertClose(new CoilArray(relative, small).maps(0).map(coil, 0).data(), new CoilArray(relative, large).maps(0).map(coil, 0).data(), 1e-5);
		final CoilArrayOptions fixed = relative.withPlacement(CoilPlacement.defaults().withRadius(Length.mm(204)).withLength(Length.mm(192)));
		assertClose(new CoilArray(fixed, large).maps(0).map(1, 0).data(), new CoilArray(relative, large).maps(0).map(1, 0).data(), 1e-6);
	}

	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void seedsMoveTheCoilsALittleAndRepeatably(final CoilKind kind) {
		final CoilGrid grid = CoilGrid.ofPixels(24, 24, 1);
		final float[] ideal = maps(kind, 0, grid).map(2, 0).data();
		final float[] moved = maps(kind, 1, grid).map(2, 0).data();
		assertArrayEquals(moved, maps(kind, 1, grid).map(2, 0).data());
		assertFalse(Arrays.equals(moved, ideal));
		assertFalse(Arrays.equals(moved, maps(kind, 2, grid).map(2, 0).data()));
		assertClose(ideal, moved, 0.4);
	}

	/** A coil within the image or a slice through a wire makes a bright spot, no NaN. */
	@ParameterizedTest
	@EnumSource(CoilKind.class)
	void coilsInsideTheImageAreFinite(final CoilKind kind) {
		final CoilPlacement inside = CoilPlacement.defaults().withRadius(Length.ofFieldOfView(0.2));
		for (final float root : new CoilArray(CoilArrayOptions.of(kind, 4).withPlacement(inside), CoilGrid.ofPixels(60, 60, 1)).maps(0).rootSumOfSquares(0))
			assertEquals(1, root, 1e-6);
	}

	@Test
	void rejectsWhatCannotBe() {
		assertThrows(IllegalArgumentException.class, () -> CoilArrayOptions.of(CoilKind.LOOPS, 0));
		assertThrows(IllegalArgumentException.class, () -> CoilArrayOptions.of(CoilKind.LOOPS, 129));
		assertThrows(IllegalArgumentException.class, () -> Length.mm(0));
		assertThrows(IllegalArgumentException.class, () -> Length.ofFieldOfView(Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> CoilGrid.ofPixels(0, 3, 1));
		assertThrows(IllegalArgumentException.class, () -> CoilGrid.ofPixels(3, 3, 0));
		assertThrows(IllegalArgumentException.class, () -> CoilGrid.ofVoxels(3, 3, 1, new double[] { 1, -1, 1 }));
		assertThrows(IllegalArgumentException.class, () -> CoilPlacement.defaults().withRotation(Double.POSITIVE_INFINITY));
		final CoilArray array = new CoilArray(CoilArrayOptions.of(CoilKind.LOOPS, 2), CoilGrid.ofPixels(3, 3, 2));
		assertThrows(IndexOutOfBoundsException.class, () -> array.maps(2));
	}

	private static CoilSensitivities maps(final CoilKind kind, final long seed, final CoilGrid grid) {
		return new CoilArray(CoilArrayOptions.of(kind, 8).withPlacement(CoilPlacement.defaults().withSeed(seed)), grid).maps(0);
	}

	/** An ellipse with texture and a smooth phase; faint outside, so that phase is defined everywhere. */
	private static ComplexPlane head(final int width, final int height) {
		final ComplexPlane image = new ComplexPlane(width, height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double u = 2.4 * x / width - 1.2;
				final double v = 2.4 * y / height - 1.2;
				final double magnitude = u * u + v * v < 1 ? 100 + 30 * Math.sin(9 * u) * Math.cos(7 * v) : 1;
				image.set(x, y, (float) (magnitude * Math.cos(3 * u * v + v)), (float) (magnitude * Math.sin(3 * u * v + v)));
			}
		return image;
	}

	/** The largest step between neighbours along x of the phase that was added to an image. */
	private static double largestPhaseStep(final ComplexPlane combined, final ComplexPlane image) {
		final float[] found = combined.phase();
		final float[] drawn = image.phase();
		double largest = 0;
		for (int i = 1; i < found.length; i++)
			if (i % image.width() > 0)
				largest = Math.max(largest, Math.abs(Math.IEEEremainder(found[i] - drawn[i] - found[i - 1] + drawn[i - 1], 2 * Math.PI)));
		return largest;
	}

	private static double largestStep(final CoilSensitivities maps) {
		double largest = 0;
		for (int coil = 0; coil < maps.coils(); coil++) {
			final ComplexPlane map = maps.map(coil, 0);
			for (int y = 1; y < map.height(); y++)
				for (int x = 1; x < map.width(); x++) {
					largest = Math.max(largest, Math.hypot(map.re(x, y) - map.re(x - 1, y), map.im(x, y) - map.im(x - 1, y)));
					largest = Math.max(largest, Math.hypot(map.re(x, y) - map.re(x, y - 1), map.im(x, y) - map.im(x, y - 1)));
				}
		}
		return largest;
	}

	private static double magnitude(final ComplexPlane plane, final int x, final int y) {
		return Math.hypot(plane.re(x, y), plane.im(x, y));
	}

	private static double[] energies(final CoilSensitivities maps) {
		final double[] energies = new double[maps.coils()];
		for (int coil = 0; coil < energies.length; coil++)
			for (final float value : maps.map(coil, 0).data())
				energies[coil] += (double) value * value;
		return energies;
	}

	private static double sum(final double[] values, final int from, final int to) {
		return Arrays.stream(values, from, to).sum();
	}
}
