package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DipoleFieldTest {

	private static final VolumeGrid GRID = new VolumeGrid(48, 48, 48, 2);
	private static final double CENTRE = 23.5;
	private static final double RADIUS = 6;

	/** A sphere of air (chi 0) in tissue that fills the grid; the constant of the field is taken from the far corner's analytic value. */
	private static float[] fieldOfSphere(final double[] direction) {
		final float[] chi = new float[GRID.count()];
		double volume = 0;
		for (int i = 0; i < chi.length; i++) {
			chi[i] = distance(i) < RADIUS ? 9.4f : 0;
			volume += chi[i] / 9.4;
		}
		assertEquals(4.0 / 3 * Math.PI * RADIUS * RADIUS * RADIUS, volume, 30, "the voxelised sphere");
		return DipoleField.ppm(chi, GRID, direction, -1);
	}

	private static double distance(final int i) {
		return Math.sqrt(Math.pow(offset(i, 0), 2) + Math.pow(offset(i, 1), 2) + Math.pow(offset(i, 2), 2));
	}

	private static double offset(final int i, final int axis) {
		return GRID.coordinate(i, axis) - CENTRE;
	}

	private static double analytic(final int i, final double[] b) {
		final double r = distance(i);
		final double cos = (offset(i, 0) * b[0] + offset(i, 1) * b[1] + offset(i, 2) * b[2]) / r;
		return 9.4 / 3 * Math.pow(RADIUS / r, 3) * (3 * cos * cos - 1);
	}

	private static void assertMatchesSphere(final double[] direction) {
		final float[] field = fieldOfSphere(direction);
		double error = 0;
		double size = 0;
		for (int i = 0; i < field.length; i++) {
			if (distance(i) < RADIUS + 2 || distance(i) > 2.5 * RADIUS)
				continue;
			error += Math.pow(field[i] - analytic(i, direction), 2);
			size += Math.pow(analytic(i, direction), 2);
		}
		assertTrue(Math.sqrt(error / size) < 0.12, "relative error " + Math.sqrt(error / size));
	}

	@Test
	void outsideAnAirSphereTheFieldIsThatOfADipole() {
		assertMatchesSphere(new double[] { 0, 0, 1 });
		assertMatchesSphere(new double[] { 1, 0, 0 });
	}

	@Test
	void theDipoleFollowsATiltedField() {
		assertMatchesSphere(new double[] { 0, Math.sin(0.4), Math.cos(0.4) });
	}

	@Test
	void aboveAirTheFieldIsHigherAndBesideItLower() {
		final float[] field = fieldOfSphere(new double[] { 0, 0, 1 });
		final int above = (33 * 48 + 23) * 48 + 23;
		final int beside = (23 * 48 + 23) * 48 + 33;
		assertTrue(field[above] > 0.5, "above " + field[above]);
		assertTrue(field[beside] < -0.25, "beside " + field[beside]);
	}

	@Test
	void insideASphereTheFieldAveragesToZero() {
		final float[] field = fieldOfSphere(new double[] { 0, 0, 1 });
		double sum = 0;
		int n = 0;
		for (int i = 0; i < field.length; i++)
			if (distance(i) < RADIUS - 1) {
				sum += field[i];
				n++;
			}
		assertEquals(0, sum / n, 0.1);
	}

	@Test
	void aCylinderThatGoesOnBeyondTheGridHasAFlatFieldAlongItsAxis() {
		final float[] chi = new float[GRID.count()];
		for (int i = 0; i < chi.length; i++)
			chi[i] = Math.hypot(offset(i, 0), offset(i, 1)) < 8 ? -9.4f : 0;
		final float[] cut = DipoleField.ppm(chi, GRID, new double[] { 0, 0, 1 }, -1);
		final float[] continued = DipoleField.ppm(chi, GRID, new double[] { 0, 0, 1 }, 2);
		final int end = 23 * 48 + 23;
		final int middle = end + 24 * 48 * 48;
		assertTrue(Math.abs(continued[end] - continued[middle]) < 0.1 * Math.abs(cut[end] - cut[middle]));
	}

	@Test
	void fastSizesAreEvenAndOfSmallFactors() {
		assertEquals(96, DipoleField.fastSize(95));
		assertEquals(100, DipoleField.fastSize(97));
		assertEquals(8, DipoleField.fastSize(7));
	}
}
