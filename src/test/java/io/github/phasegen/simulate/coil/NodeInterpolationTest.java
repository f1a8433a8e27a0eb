package io.github.phasegen.simulate.coil;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeInterpolationTest {

	@ParameterizedTest
	@CsvSource({ "1,1,1e-6", "1,7,1e-6", "2,3,1e-6", "49,48,1e-6", "50,200,1e-4", "256,131,1e-4", "300,1,1e-4" })
	void smoothMapsComeThrough(final int width, final int height, final double tolerance) {
		final NodeInterpolation interpolation = new NodeInterpolation(width, height);
		final float[][] nodes = new float[interpolation.rows().nodes()][2 * interpolation.columns().nodes()];
		for (int j = 0; j < nodes.length; j++)
			for (int i = 0; i < interpolation.columns().nodes(); i++) {
				final double x = interpolation.columns().position(i) / width;
				final double y = interpolation.rows().position(j) / height;
				nodes[j][2 * i] = (float) Math.exp(x - 2 * y);
				nodes[j][2 * i + 1] = (float) Math.sin(4 * x + 3 * y);
			}
		final float[] expected = new float[2 * width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				expected[2 * (y * width + x)] = (float) Math.exp((double) x / width - 2.0 * y / height);
				expected[2 * (y * width + x) + 1] = (float) Math.sin(4.0 * x / width + 3.0 * y / height);
			}
		assertClose(expected, interpolation.toPixels(nodes), tolerance);
	}

	@ParameterizedTest
	@CsvSource({ "1", "2", "30", "49", "50", "511" })
	void theFourNodesSurroundThePixel(final int size) {
		final NodeAxis axis = new NodeAxis(size, 49);
		for (int pixel = 0; pixel < size; pixel++) {
			double position = 0;
			for (int k = 0; k < 4; k++)
				position += axis.weights(pixel)[k] * axis.position(axis.firstNode(pixel) + k);
			assertEquals(pixel, position, 1e-4);
		}
	}
}
