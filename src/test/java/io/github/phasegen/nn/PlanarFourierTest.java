package io.github.phasegen.nn;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.phasegen.testing.Golden;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanarFourierTest {

	@ParameterizedTest
	@ValueSource(strings = { "8x8", "9x6", "7x7" })
	void isThePublishedCentredTransform(final String size) throws IOException {
		try (NDManager manager = NDManager.newBaseManager()) {
			final Npz golden = Npz.resource("golden/centered_fft_" + size + ".npz");
			final int[] shape = golden.shape("x");
			final NDArray x = Golden.planar(manager, as4d(golden.get("x"), shape));
			assertClose(golden.floats("fft"), Golden.interleaved(PlanarFourier.forward(x)), 1e-5);
			assertClose(golden.floats("ifft"), Golden.interleaved(PlanarFourier.inverse(x)), 1e-5);
		}
	}

	private static Npz.Array as4d(final Npz.Array array, final int[] shape) {
		final int[] full = { 1, 1, 1, 1, 2 };
		System.arraycopy(shape, 0, full, full.length - shape.length, shape.length);
		return new Npz.Array(full, array.doubles());
	}

	@Test
	void thereAndBackIsTheSame() {
		try (NDManager manager = NDManager.newBaseManager()) {
			final NDArray x = Tensors.gaussian(manager, 3, 2, 6, 5, 12);
			assertClose(x.toFloatArray(), PlanarFourier.inverse(PlanarFourier.forward(x)).toFloatArray(), 1e-5);
			assertClose(x.toFloatArray(), PlanarFourier.centred(PlanarFourier.uncentred(x)).toFloatArray(), 0);
			assertEquals(x.getShape(), PlanarFourier.forward(x).getShape());
		}
	}

	@Test
	void gradientsOutliveTheCollector() {
		try (NDManager manager = NDManager.newBaseManager()) {
			final NDArray x = Tensors.gaussian(manager, 5, 1, 2, 8, 8);
			x.setRequiresGradient(true);
			for (int pass = 0; pass < 20; pass++)
				assertClose(x.mul(manager.create(2f)).toFloatArray(), gradientOfEnergy(manager, x), 1e-5);
		}
	}

	/** Of the energy of k-space over the number of pixels, which is the energy of the image. */
	private static float[] gradientOfEnergy(final NDManager manager, final NDArray x) {
		x.getGradient().subi(x.getGradient().duplicate());
		try (NDManager scope = manager.newSubManager(); GradientCollector collector = manager.getEngine().newGradientCollector()) {
			final NDArray image = x.add(scope.zeros(x.getShape()));
			image.attach(scope);
			final NDArray energy = PlanarFourier.forward(image).square().sum().mul(scope.create(1f / 64));
			overwriteFreedMemory();
			collector.backward(energy);
			return x.getGradient().toFloatArray();
		}
	}

	private static void overwriteFreedMemory() {
		System.gc();
		for (int i = 0; i < 2000; i++)
			ByteBuffer.allocateDirect(8).putInt(0, -1).putInt(4, -1);
	}
}
