package io.github.phasegen.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class FoldedPixelsTest {

	@Test
	void pixelsOfASquareBecomeChannelsOfOnePixel() {
		try (NDManager manager = NDManager.newBaseManager()) {
			final NDArray x = manager.arange(1f * 2 * 4 * 6).reshape(1, 2, 4, 6);
			final NDArray folded = FoldedPixels.fold(x, 2);
			assertEquals(new Shape(1, 8, 2, 3), folded.getShape());
			// row 1 of squares, column 2: rows 2 and 3, columns 4 and 5 of the real plane, then of the imaginary one
			assertArrayEquals(new float[] { 16, 17, 22, 23, 40, 41, 46, 47 }, folded.get("0, :, 1, 2").toFloatArray());
		}
	}

	@Test
	void unfoldingUndoesIt() {
		try (NDManager manager = NDManager.newBaseManager()) {
			final NDArray x = Tensors.gaussian(manager, 1, 2, 6, 8, 12);
			for (final int side : new int[] { 1, 2, 4 })
				assertArrayEquals(x.toFloatArray(), FoldedPixels.unfold(FoldedPixels.fold(x, side), side).toFloatArray());
		}
	}
}
