package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.Geometry.Grid;
import io.github.phasegen.io.Geometry.Qform;
import io.github.phasegen.io.Geometry.Sform;
import io.github.phasegen.io.Geometry.Unit;

class GeometryTest {

	private static final Grid GRID = new Grid(5, 4, 3, 1, 2, 3, Unit.MILLIMETRE);
	private static final Sform SFORM = new Sform(4, List.of(-0.9, 1e-17, 0.1 / 3, 90.25), List.of(0.0, 2.0, -0.5, -126.0),
		List.of(0.1, 0.25, 3.0, -72.123456789012345));

	@Test
	void theInfoTellsItToTheLastDigit() {
		final Geometry geometry = new Geometry(GRID, SFORM, new Qform(1, 0.1 / 3, -0.5, 0.25, 1e-9, 2, -3.75, -1));
		assertEquals(Optional.of(geometry), Geometry.of(geometry.addTo(ImageMetadata.titled("head"))));
	}

	@Test
	void anotherGeometryIsReplacedAndOtherInfoKept() {
		final ImageMetadata metadata = new Geometry(GRID, SFORM, Qform.NONE).addTo(ImageMetadata.titled("head").withInfo("Echo: 2\n"));
		final Geometry other = new Geometry(GRID, Sform.NONE, new Qform(1, 0, 0, 1, 0, 0, 0, 1));
		final ImageMetadata replaced = other.addTo(metadata);
		assertEquals(Optional.of(other), Geometry.of(replaced));
		assertEquals("Echo: 2\n", Geometry.removedFrom(replaced).info());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Geometry grid: 5 x 4 x 3\n", "Geometry grid: 0 x 4 x 3, 1.0 x 2.0 x 3.0 mm\n",
		"Geometry grid: 5 x 4 x 3, 1.0 x NaN x 3.0 mm\n", "Geometry grid: 5 x 4 x 3, one x 2.0 x 3.0 mm\n",
		"Geometry grid: 5 x 4 x 3, 1.0 x 2.0 x 3.0 mm\nGeometry sform: 1 | 1 0 0 0 | 0 1 0 0\n",
		"Geometry grid: 5 x 4 x 3, 1.0 x 2.0 x 3.0 mm\nGeometry qform: 1 | 0 0 Infinity | 0 0 0 | 1\n" })
	void spoiledLinesAreNoGeometry(final String info) {
		assertEquals(Optional.empty(), Geometry.of(ImageMetadata.titled("head").withInfo(info)));
	}

	@Test
	void gridsHaveVoxels() {
		assertThrows(IllegalArgumentException.class, () -> new Grid(0, 1, 1, 1, 1, 1, Unit.UNKNOWN));
		assertThrows(IllegalArgumentException.class, () -> new Grid(1, 1, 1, 1, 0, 1, Unit.UNKNOWN));
		assertThrows(IllegalArgumentException.class, () -> new Grid(1, 1, 1, 1, Double.NaN, 1, Unit.UNKNOWN));
	}

	@Test
	void theAffineMapIsInMillimetres() {
		final Geometry geometry = new Geometry(new Grid(5, 4, 3, 1, 2, 3, Unit.MICROMETRE), SFORM, Qform.NONE);
		assertArrayEquals(new double[] { 0, 0.002, -0.0005, -0.126 }, geometry.affine()[1], 1e-15);
	}

	@Test
	void everyRotationHasAQform() {
		final Random random = new Random(1);
		for (int i = 0; i < 200; i++) {
			final double[][] affine = randomAffine(random, i % 2 == 0);
			final Geometry geometry = Geometry.scanner(GRID, affine);
			assertEquals(Geometry.SCANNER, geometry.qform().code());
			assertEquals(i % 2 == 0 ? 1 : -1, geometry.qform().qfac());
			assertClose(affine, new Geometry(GRID, Sform.NONE, geometry.qform()).affine());
			assertClose(affine, geometry.affine());
		}
	}

	/** Half turns, where the quaternion's first part is 0. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void halfTurnsHaveAQform(final int axis) {
		final double[][] affine = new double[4][4];
		for (int i = 0; i < 3; i++)
			affine[i][i] = (i == axis ? 1 : -1) * GRID.step(i);
		affine[3][3] = 1;
		assertClose(affine, new Geometry(GRID, Sform.NONE, Geometry.scanner(GRID, affine).qform()).affine());
	}

	@Test
	void shearedAxesHaveNoQform() {
		final Geometry sheared = Geometry.scanner(GRID, new double[][] { { 1, 1, 0, 0 }, { 0, 2, 0, 0 }, { 0, 0, 3, 0 }, { 0, 0, 0, 1 } });
		assertEquals(Qform.NONE, sheared.qform());
		assertTrue(sheared.isKnown());
		assertFalse(new Geometry(GRID, Sform.NONE, Qform.NONE).isKnown());
	}

	@Test
	void theSameGridChangesNothing() {
		final Geometry geometry = new Geometry(GRID, SFORM, Qform.NONE);
		assertSame(geometry, geometry.adaptedTo(new Grid(5, 4, 3, 1.000001, 2, 3, Unit.MILLIMETRE)));
		assertSame(geometry, geometry.adaptedTo(new Grid(5, 4, 3, 1000, 2000, 3000, Unit.MICROMETRE)));
	}

	/** Crop, pad and resample keep the voxel floor(n/2) where it was; angles stay, and steps become the new ones. */
	@Test
	void anotherGridKeepsTheCentre() {
		final Random random = new Random(2);
		for (int i = 0; i < 50; i++) {
			final Geometry geometry = Geometry.scanner(GRID, randomAffine(random, i % 2 == 0));
			final Grid other = new Grid(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(9), 0.5, 3, 3, Unit.MILLIMETRE);
			final Geometry adapted = geometry.adaptedTo(other);
			assertTrue(adapted.isFor(other));
			assertArrayEquals(centre(geometry), centre(adapted), 1e-9);
			assertEquals(Geometry.ALIGNED, adapted.sform().code());
			assertEquals(Geometry.ALIGNED, adapted.qform().code());
			assertClose(adapted.affine(), new Geometry(adapted.grid(), Sform.NONE, adapted.qform()).affine());
			assertEquals(0.5 * geometry.affine()[1][0], adapted.affine()[1][0], 1e-12);
			assertEquals(1.5 * geometry.affine()[2][1], adapted.affine()[2][1], 1e-12);
		}
	}

	private static double[] centre(final Geometry geometry) {
		final double[][] affine = geometry.affine();
		final double[] centre = new double[3];
		for (int row = 0; row < 3; row++)
			centre[row] = affine[row][0] * (geometry.grid().width() / 2) + affine[row][1] * (geometry.grid().height() / 2)
				+ affine[row][2] * (geometry.grid().slices() / 2) + affine[row][3];
		return centre;
	}

	/** Orthogonal axes of GRID's steps in a random direction (Gram-Schmidt), right-handed or mirrored. */
	private static double[][] randomAffine(final Random random, final boolean rightHanded) {
		final double[] x = unit(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
		final double[] any = unit(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
		final double[] z = unit(x[1] * any[2] - x[2] * any[1], x[2] * any[0] - x[0] * any[2], x[0] * any[1] - x[1] * any[0]);
		final double[] y = { z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0] };
		final double[][] affine = new double[4][4];
		for (int row = 0; row < 3; row++) {
			affine[row][0] = x[row] * GRID.stepX();
			affine[row][1] = y[row] * GRID.stepY();
			affine[row][2] = (rightHanded ? 1 : -1) * z[row] * GRID.stepZ();
			affine[row][3] = 100 * random.nextGaussian();
		}
		affine[3][3] = 1;
		return affine;
	}

	private static double[] unit(final double x, final double y, final double z) {
		final double length = Math.sqrt(x * x + y * y + z * z);
		return new double[] { x / length, y / length, z / length };
	}

	private static void assertClose(final double[][] expected, final double[][] actual) {
		for (int row = 0; row < 4; row++)
			assertArrayEquals(expected[row], actual[row], 1e-9);
	}
}
