package io.github.phasegen.simulate.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentLoopTest {

	private static final double MU0 = 4e-7 * Math.PI;
	private static final double[] TILTED = { 2 / 7.0, -3 / 7.0, 6 / 7.0 };

	/** mu0 I R^2 / (2 (R^2 + z^2)^(3/2)), lengths in metres. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 1, -40, 90, 600 })
	void onTheAxisItIsTheClosedFormula(final double z) {
		final double[] centre = { 10, -20, 30 };
		final CurrentLoop loop = new CurrentLoop(centre, TILTED, 90);
		final double expected = MU0 * 0.09 * 0.09 / (2 * Math.pow(0.09 * 0.09 + 1e-6 * z * z, 1.5));
		final double[] field = new double[3];
		loop.field(new double[] { 10 + z * TILTED[0], -20 + z * TILTED[1], 30 + z * TILTED[2] }, field);
		for (int d = 0; d < 3; d++)
			assertEquals(expected * TILTED[d], field[d], 1e-9 * expected);
	}

	@ParameterizedTest
	@CsvSource({ "0,0,100", "12,-7,3", "80,10,-25", "150,90,60", "-95,3,1", "10.001,-20,70", "400,-300,200" })
	void anywhereItIsTheSumOverThePiecesOfWire(final double x, final double y, final double z) {
		final double[] centre = { 10, -20, 30 };
		final double[] point = { x, y, z };
		final double[] field = new double[3];
		new CurrentLoop(centre, TILTED, 75).field(point, field);
		final double[] expected = sumOverWire(centre, TILTED, 75, point);
		final double strength = Math.sqrt(expected[0] * expected[0] + expected[1] * expected[1] + expected[2] * expected[2]);
		assertArrayEquals(expected, field, 1e-7 * strength);
	}

	@Test
	void isContinuousTowardsTheAxis() {
		final CurrentLoop loop = new CurrentLoop(new double[3], new double[] { 0, 0, 1 }, 100);
		final double[] inside = new double[3];
		final double[] outside = new double[3];
		loop.field(new double[] { 0.0024, 0, 50 }, inside);
		loop.field(new double[] { 0.0026, 0, 50 }, outside);
		assertEquals(inside[0] / 0.0024, outside[0] / 0.0026, 1e-5 * inside[0] / 0.0024);
	}

	@Test
	void isFiniteOnTheWire() {
		final double[] field = new double[3];
		new CurrentLoop(new double[3], new double[] { 0, 0, 1 }, 100).field(new double[] { 0, 100, 0 }, field);
		for (final double component : field)
			assertTrue(Double.isFinite(component));
	}

	/** Biot and Savart: mu0 / (4 pi) * the sum of dl x r / |r|^3, with the midpoints of 4000 pieces. */
	private static double[] sumOverWire(final double[] centre, final double[] normal, final double radius, final double[] point) {
		final double norm = Math.hypot(normal[0], normal[1]);
		final double[] u = { -normal[1] / norm, normal[0] / norm, 0 };
		final double[] v = cross(normal, u);
		final double[] field = new double[3];
		final int pieces = 4000;
		for (int k = 0; k < pieces; k++) {
			final double angle = 2 * Math.PI * (k + 0.5) / pieces;
			final double[] piece = new double[3];
			final double[] towards = new double[3];
			double square = 0;
			for (int d = 0; d < 3; d++) {
				piece[d] = 2 * Math.PI / pieces * radius * (-Math.sin(angle) * u[d] + Math.cos(angle) * v[d]);
				towards[d] = point[d] - centre[d] - radius * (Math.cos(angle) * u[d] + Math.sin(angle) * v[d]);
				square += towards[d] * towards[d];
			}
			final double[] product = cross(piece, towards);
			for (int d = 0; d < 3; d++)
				field[d] += 1e3 * MU0 / (4 * Math.PI) * product[d] / (square * Math.sqrt(square));
		}
		return field;
	}

	private static double[] cross(final double[] a, final double[] b) {
		return new double[] { a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0] };
	}
}
