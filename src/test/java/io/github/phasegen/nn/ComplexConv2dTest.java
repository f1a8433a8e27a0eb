package io.github.phasegen.nn;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.phasegen.nn.ComplexConv2d.Geometry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplexConv2dTest {

	private final NDManager manager = NDManager.newBaseManager();
	private final Parameters parameters = new Parameters(manager, 1);

	@AfterEach
	void close() {
		manager.close();
	}

	@ParameterizedTest
	@CsvSource({ "8, 8, 3, 1, true", "7, 5, 3, 1, false", "9, 6, 3, 2, true", "7, 7, 3, 2, false", "1, 1, 3, 1, true",
		"2, 2, 3, 2, true", "4, 3, 1, 1, true", "5, 9, 5, 1, true" })
	void isTheSumOfComplexProductsWithinTheKernel(final int height, final int width, final int kernel, final int stride,
		final boolean bias)
	{
		final Geometry geometry = new Geometry(2, 3, kernel, stride, bias);
		final ComplexConv2d layer = random(geometry);
		final NDArray x = Tensors.gaussian(manager, 2, 2, 4, height, width);
		final NDArray y = layer.forward(x, Pass.of(false));
		assertEquals(new Shape(2, 6, (height - 1) / stride + 1, (width - 1) / stride + 1), y.getShape());
		assertClose(naive(geometry, x.toFloatArray(), 2, height, width), y.toFloatArray(), 1e-5);
	}

	/** Loops over complex numbers, as the definition says. */
	private float[] naive(final Geometry g, final float[] x, final int images, final int height, final int width) {
		final float[] w = parameters.all().get("layer.weight").toFloatArray();
		final float[] b = g.bias() ? parameters.all().get("layer.bias").toFloatArray() : new float[2 * g.outputChannels()];
		final int k = g.kernel();
		final int rows = (height - 1) / g.stride() + 1;
		final int columns = (width - 1) / g.stride() + 1;
		final int weights = g.outputChannels() * g.inputChannels() * k * k;
		final float[] y = new float[images * 2 * g.outputChannels() * rows * columns];
		for (int n = 0; n < images; n++)
			for (int o = 0; o < g.outputChannels(); o++)
				for (int row = 0; row < rows; row++)
					for (int column = 0; column < columns; column++) {
						double re = b[o];
						double im = b[g.outputChannels() + o];
						for (int i = 0; i < g.inputChannels(); i++)
							for (int dy = 0; dy < k; dy++)
								for (int dx = 0; dx < k; dx++) {
									final int v = row * g.stride() + dy - k / 2;
									final int u = column * g.stride() + dx - k / 2;
									if (v < 0 || u < 0 || v >= height || u >= width) continue;
									final int at = ((o * g.inputChannels() + i) * k + dy) * k + dx;
									final double a = x[((n * 2 * g.inputChannels() + i) * height + v) * width + u];
									final double c = x[((n * 2 * g.inputChannels() + g.inputChannels() + i) * height + v) * width + u];
									re += w[at] * a - w[weights + at] * c;
									im += w[at] * c + w[weights + at] * a;
								}
						final int channels = 2 * g.outputChannels();
						y[((n * channels + o) * rows + row) * columns + column] = (float) re;
						y[((n * channels + g.outputChannels() + o) * rows + row) * columns + column] = (float) im;
					}
		return y;
	}

	/** Channel counts for which the library's own layout of small weights once gave wrong results on some processors, at sizes of training. */
	@ParameterizedTest
	@CsvSource({ "12, 1, 3, 1", "1, 12, 3, 1", "12, 8, 3, 1", "8, 12, 3, 2", "24, 16, 1, 1", "5, 7, 3, 1", "3, 16, 3, 1" })
	void resultAndGradientsAreThoseOfTheDefinition(final int in, final int out, final int kernel, final int stride) {
		final Geometry geometry = new Geometry(in, out, kernel, stride, true);
		final ComplexConv2d layer = random(geometry);
		final NDArray x = Tensors.gaussian(manager, 2, 4, 2L * in, 32, 32);
		final NDArray weight = parameters.all().get("layer.weight");
		x.setRequiresGradient(true);
		weight.setRequiresGradient(true);
		try (NDManager scope = manager.newSubManager(); GradientCollector collector = manager.getEngine().newGradientCollector()) {
			final NDArray y = layer.forward(x, Pass.of(true));
			final NDArray wanted = Tensors.gaussian(scope, 3, y.getShape().getShape());
			collector.backward(y.mul(wanted).sum());
			assertClose(naive(geometry, x.toFloatArray(), 4, 32, 32), y.toFloatArray(), 1e-5);
			final float[][] gradients = naiveGradients(geometry, x.toFloatArray(), wanted.toFloatArray(), 4, 32, 32);
			assertClose(gradients[0], x.getGradient().toFloatArray(), 1e-5);
			assertClose(gradients[1], weight.getGradient().toFloatArray(), 1e-5);
		}
		layer.freeze();
		assertClose(naive(geometry, x.toFloatArray(), 4, 32, 32), layer.forward(x, Pass.of(false)).toFloatArray(), 1e-5);
	}

	/** Of the sum of output times g by input and weight: g·w* and g·x*, summed over where they meet. */
	private float[][] naiveGradients(final Geometry g, final float[] x, final float[] wanted, final int images, final int height,
		final int width)
	{
		final float[] w = parameters.all().get("layer.weight").toFloatArray();
		final int k = g.kernel();
		final int rows = (height - 1) / g.stride() + 1;
		final int columns = (width - 1) / g.stride() + 1;
		final int weights = w.length / 2;
		final double[] ofInput = new double[x.length];
		final double[] ofWeight = new double[w.length];
		for (int n = 0; n < images; n++)
			for (int o = 0; o < g.outputChannels(); o++)
				for (int row = 0; row < rows; row++)
					for (int column = 0; column < columns; column++) {
						final int from = ((2 * n * g.outputChannels() + o) * rows + row) * columns + column;
						final double re = wanted[from];
						final double im = wanted[from + g.outputChannels() * rows * columns];
						for (int i = 0; i < g.inputChannels(); i++)
							for (int dy = 0; dy < k; dy++)
								for (int dx = 0; dx < k; dx++) {
									final int v = row * g.stride() + dy - k / 2;
									final int u = column * g.stride() + dx - k / 2;
									if (v < 0 || u < 0 || v >= height || u >= width) continue;
									final int at = ((o * g.inputChannels() + i) * k + dy) * k + dx;
									final int a = ((2 * n * g.inputChannels() + i) * height + v) * width + u;
									final int b = a + g.inputChannels() * height * width;
									ofInput[a] += w[at] * re + w[weights + at] * im;
									ofInput[b] += w[at] * im - w[weights + at] * re;
									ofWeight[at] += x[a] * re + x[b] * im;
									ofWeight[weights + at] += x[a] * im - x[b] * re;
								}
					}
		return new float[][] { floats(ofInput), floats(ofWeight) };
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < values.length; i++)
			floats[i] = (float) values[i];
		return floats;
	}

	@Test
	void isComplexLinear() {
		final ComplexConv2d layer = random(new Geometry(2, 3, 3, 2, false));
		final NDArray x = Tensors.gaussian(manager, 3, 1, 4, 7, 6);
		final NDArray y = Tensors.gaussian(manager, 4, 1, 4, 7, 6);
		final NDArray combined = Tensors.times(x, 0.3, -1.2).add(Tensors.times(y, -0.7, 0.4));
		final NDArray expected = Tensors.times(layer.forward(x, Pass.of(false)), 0.3, -1.2).add(Tensors.times(layer.forward(y, Pass
			.of(false)), -0.7, 0.4));
		assertClose(expected.toFloatArray(), layer.forward(combined, Pass.of(false)).toFloatArray(), 1e-5);
	}

	@ParameterizedTest
	@CsvSource({ "true, 1", "false, 2" })
	void freezingChangesNothing(final boolean bias, final int stride) {
		final ComplexConv2d layer = random(new Geometry(3, 2, 3, stride, bias));
		final NDArray x = Tensors.gaussian(manager, 5, 2, 6, 9, 8);
		final float[] before = layer.forward(x, Pass.of(false)).toFloatArray();
		layer.freeze();
		assertClose(before, layer.forward(x, Pass.of(false)).toFloatArray(), 1e-6);
	}

	/** Many channels are computed with three products instead of four. */
	@ParameterizedTest
	@CsvSource({ "true, 1", "false, 2" })
	void freezingManyChannelsChangesNothing(final boolean bias, final int stride) {
		final ComplexConv2d layer = random(new Geometry(128, 72, 3, stride, bias));
		final NDArray x = Tensors.gaussian(manager, 5, 2, 256, 5, 4);
		final NDArray before = layer.forward(x, Pass.of(false));
		layer.freeze();
		final NDArray after = layer.forward(x, Pass.of(false));
		assertEquals(before.getShape(), after.getShape());
		assertClose(before.toFloatArray(), after.toFloatArray(), 1e-5);
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void foldsAnAffineMapPerChannel(final boolean bias) {
		final ComplexConv2d layer = random(new Geometry(2, 2, 3, 1, bias));
		final NDArray x = Tensors.gaussian(manager, 6, 1, 4, 5, 5);
		final NDArray scale = manager.create(new float[] { 2, -0.5f });
		final NDArray shift = manager.create(new float[] { 1, 2, 3, 4 });
		final NDArray planarScale = manager.create(new float[] { 2, -0.5f, 2, -0.5f }).reshape(1, 4, 1, 1);
		final NDArray expected = layer.forward(x, Pass.of(false)).mul(planarScale).add(shift.reshape(1, 4, 1, 1));
		layer.fold(scale, shift);
		assertClose(expected.toFloatArray(), layer.forward(x, Pass.of(false)).toFloatArray(), 1e-5);
	}

	@Test
	void initialWeightsKeepTheVariance() {
		final ComplexConv2d layer = new ComplexConv2d(parameters.scope("layer"), new Geometry(16, 16, 3, 1, false), 1);
		final NDArray x = Tensors.gaussian(manager, 7, 1, 32, 34, 34);
		final NDArray inside = layer.forward(x, Pass.of(false)).get(":, :, 1:-1, 1:-1");
		assertEquals(1, inside.square().mean().getFloat(), 0.1);
	}

	@Test
	void leavesNothingBehindButItsResult() {
		final ComplexConv2d layer = random(new Geometry(2, 2, 3, 1, true));
		final NDManager work = manager.newSubManager();
		final NDArray x = Tensors.gaussian(work, 8, 1, 4, 6, 6);
		final int before = manager.getManagedArrays().size();
		layer.forward(x, Pass.of(false)).close();
		assertEquals(before, manager.getManagedArrays().size());
		layer.freeze();
		final int frozen = manager.getManagedArrays().size();
		assertEquals(before + 2, frozen, "block weight and bias");
		layer.forward(x, Pass.of(false)).close();
		assertEquals(frozen, manager.getManagedArrays().size());
	}

	private ComplexConv2d random(final Geometry geometry) {
		final ComplexConv2d layer = new ComplexConv2d(parameters.scope("layer"), geometry, 1);
		Tensors.randomise(parameters, 9, 0.5);
		return layer;
	}
}
