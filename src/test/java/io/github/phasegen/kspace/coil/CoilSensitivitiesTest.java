package io.github.phasegen.kspace.coil;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.TestPlanes;

class CoilSensitivitiesTest {

	@Test
	void eachCoilSeesTheImageTimesItsMap() {
		final ComplexPlane map = new ComplexPlane(1, 1, new float[] { 2, 1 });
		final List<ComplexPlane> seen = CoilSensitivities.forEverySlice(List.of(map, map)).apply(new ComplexPlane(1, 1, new float[] { 3, -1 }), 0);
		assertEquals(2, seen.size());
		assertArrayEquals(new float[] { 7, 1 }, seen.get(1).data());
	}

	@ParameterizedTest
	@CsvSource({ "8,6,4", "7,5,1", "1,9,8" })
	void isLinear(final int width, final int height, final int coils) {
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(TestCoils.random(width, height, coils, 1));
		final ComplexPlane a = TestPlanes.random(width, height, 2);
		final ComplexPlane b = TestPlanes.random(width, height, 3);
		final List<ComplexPlane> seenA = sensitivities.apply(a, 0);
		final List<ComplexPlane> seenB = sensitivities.apply(b, 0);
		final List<ComplexPlane> seenSum = sensitivities.apply(mix(a, b), 0);
		for (int coil = 0; coil < coils; coil++)
			assertClose(mix(seenA.get(coil), seenB.get(coil)).data(), seenSum.get(coil).data(), 1e-6);
	}

	/** <Sx, y> = <x, S'y>. */
	@ParameterizedTest
	@CsvSource({ "8,6,4,2", "7,5,1,1", "1,9,8,3" })
	void adjointIsTheAdjoint(final int width, final int height, final int coils, final int slices) {
		final List<List<ComplexPlane>> maps = IntStream.range(0, slices)
			.mapToObj(slice -> TestCoils.random(width, height, coils, slice)).toList();
		final CoilSensitivities sensitivities = CoilSensitivities.of(maps);
		for (int slice = 0; slice < slices; slice++) {
			final ComplexPlane x = TestPlanes.random(width, height, 70 + slice);
			final List<ComplexPlane> y = TestCoils.random(width, height, coils, 80 + slice);
			final List<ComplexPlane> seen = sensitivities.apply(x, slice);
			final double[] left = new double[2];
			for (int coil = 0; coil < coils; coil++) {
				final double[] product = TestPlanes.inner(seen.get(coil).data(), y.get(coil).data());
				left[0] += product[0];
				left[1] += product[1];
			}
			final double[] right = TestPlanes.inner(x.data(), sensitivities.adjoint(y, slice).data());
			assertArrayEquals(left, right, 1e-5 * coils * width * height);
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,6,4", "7,5,1", "31,9,8" })
	void normalisedMapsAreUnitary(final int width, final int height, final int coils) {
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(TestCoils.random(width, height, coils, 4)).normalised();
		for (final float root : sensitivities.rootSumOfSquares(0))
			assertEquals(1, root, 1e-6);
		final ComplexPlane image = TestPlanes.random(width, height, 5);
		assertClose(image.data(), sensitivities.adjoint(sensitivities.apply(image, 0), 0).data(), 1e-6);
	}

	@Test
	void normalisationLeavesWhatNoCoilSees() {
		final ComplexPlane first = new ComplexPlane(2, 1, new float[] { 0, 0, 3, 0 });
		final ComplexPlane second = new ComplexPlane(2, 1, new float[] { 0, 0, 0, 4 });
		final CoilSensitivities normalised = CoilSensitivities.forEverySlice(List.of(first, second)).normalised();
		assertArrayEquals(new float[] { 0, 0, 0.6f, 0 }, normalised.map(0, 0).data(), 1e-6f);
		assertArrayEquals(new float[] { 0, 0, 0, 0.8f }, normalised.map(1, 0).data(), 1e-6f);
	}

	@Test
	void oneSliceServesAll() {
		final CoilSensitivities one = CoilSensitivities.forEverySlice(TestCoils.random(3, 2, 2, 6));
		assertEquals(1, one.slices());
		assertArrayEquals(one.map(1, 0).data(), one.map(1, 99).data());
		final CoilSensitivities two = CoilSensitivities.of(List.of(TestCoils.random(3, 2, 2, 6), TestCoils.random(3, 2, 2, 7)));
		assertThrows(IndexOutOfBoundsException.class, () -> two.map(0, 2));
		assertThrows(IndexOutOfBoundsException.class, () -> one.map(0, -1));
		assertThrows(IndexOutOfBoundsException.class, () -> one.map(2, 0));
	}

	@Test
	void cannotBeChangedFromOutside() {
		final List<ComplexPlane> maps = TestCoils.random(3, 2, 2, 8);
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(maps);
		final float[] before = sensitivities.map(0, 0).data();
		maps.get(0).set(0, 0, 77, 0);
		sensitivities.map(0, 0).set(0, 0, 78, 0);
		assertArrayEquals(before, sensitivities.map(0, 0).data());
	}

	@Test
	void rejectsWhatIsNoCoilArray() {
		final List<ComplexPlane> good = TestCoils.random(3, 2, 2, 9);
		assertThrows(IllegalArgumentException.class, () -> CoilSensitivities.of(List.of()));
		assertThrows(IllegalArgumentException.class, () -> CoilSensitivities.forEverySlice(List.of()));
		assertThrows(IllegalArgumentException.class, () -> CoilSensitivities.of(List.of(good, TestCoils.random(3, 2, 3, 9))));
		assertThrows(IllegalArgumentException.class, () -> CoilSensitivities.of(List.of(good, TestCoils.random(2, 3, 2, 9))));
		assertThrows(IllegalArgumentException.class, () -> CoilSensitivities.forEverySlice(List.of(good.get(0), new ComplexPlane(2, 3))));
		final ComplexPlane nan = new ComplexPlane(3, 2);
		nan.set(1, 1, 0, Float.NaN);
		final var e = assertThrows(IllegalArgumentException.class, () -> CoilSensitivities.forEverySlice(List.of(good.get(0), nan)));
		assertEquals("sensitivity in slice 1 of coil 2: expected finite values, found NaN", e.getMessage());
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(good);
		assertThrows(IllegalArgumentException.class, () -> sensitivities.apply(new ComplexPlane(2, 3), 0));
		assertThrows(IllegalArgumentException.class, () -> sensitivities.adjoint(good.subList(0, 1), 0));
	}

	private static ComplexPlane mix(final ComplexPlane a, final ComplexPlane b) {
		final ComplexPlane mixed = a.copy();
		for (int i = 0; i < mixed.data().length; i++)
			mixed.data()[i] = 2 * a.data()[i] - 3 * b.data()[i];
		return mixed;
	}
}
