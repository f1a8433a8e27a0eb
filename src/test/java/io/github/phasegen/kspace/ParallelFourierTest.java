package io.github.phasegen.kspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ParallelFourierTest {

	@Test
	void givesWhatOnePlaneAtATimeGives() {
		final List<ComplexPlane> planes = IntStream.range(0, 40).mapToObj(k -> TestPlanes.random(24, 15, k)).toList();
		final ParallelFourier parallel = new ParallelFourier(24, 15);
		final PlaneFourier single = new PlaneFourier(24, 15);
		parallel.forward(planes, FourierNorm.ORTHO);
		for (int k = 0; k < planes.size(); k++) {
			final float[] expected = TestPlanes.random(24, 15, k).data();
			single.forward(expected, FourierNorm.ORTHO);
			assertArrayEquals(expected, planes.get(k).data());
		}
		parallel.inverse(planes, FourierNorm.BACKWARD);
		final float[] last = TestPlanes.random(24, 15, 39).data();
		single.forward(last, FourierNorm.ORTHO);
		single.inverse(last, FourierNorm.BACKWARD);
		assertArrayEquals(last, planes.get(39).data());
	}

	@Test
	void touchesNothingWhenOnePlaneHasAnotherSize() {
		final ComplexPlane good = TestPlanes.random(4, 3, 1);
		final float[] before = good.data().clone();
		final List<ComplexPlane> planes = List.of(good, new ComplexPlane(3, 4));
		assertThrows(IllegalArgumentException.class, () -> new ParallelFourier(4, 3).forward(planes, FourierNorm.ORTHO));
		assertArrayEquals(before, good.data());
	}
}
