package io.github.phasegen.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One pixel tells the layout: real planes first, imaginary planes behind them. */
class PlanarTest {

	private final NDManager manager = NDManager.newBaseManager();

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void joinsComplexChannels() {
		// channels 1+2i and 3+4i with channel 5+6i
		final NDArray joined = Planar.concat(pixel(1, 3, 2, 4), pixel(5, 6));
		assertArrayEquals(new float[] { 1, 3, 5, 2, 4, 6 }, joined.toFloatArray());
		assertEquals(3, Planar.channels(joined));
	}

	@Test
	void multipliesByI() {
		assertArrayEquals(new float[] { -2, -4, 1, 3 }, Planar.timesI(pixel(1, 3, 2, 4)).toFloatArray());
	}

	@Test
	void modulusOfEveryChannel() {
		assertArrayEquals(new float[] { 5, 13 }, Planar.modulus(pixel(3, 5, 4, 12)).toFloatArray(), 1e-6f);
	}

	@Test
	void aScopeKeepsNothingButItsResult() {
		final NDArray x = pixel(1, 2);
		final int before = manager.getManagedArrays().size();
		final NDArray y = Planar.scoped(x, () -> x.add(1).add(2).add(3));
		assertEquals(before + 1, manager.getManagedArrays().size());
		assertArrayEquals(new float[] { 7, 8 }, y.toFloatArray());
		assertEquals(manager, x.getManager(), "the input is given back");
		assertEquals(x, Planar.scoped(x, () -> x));
	}

	private NDArray pixel(final float... planes) {
		return manager.create(planes, new Shape(1, planes.length, 1, 1));
	}
}
