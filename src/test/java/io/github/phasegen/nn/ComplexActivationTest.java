package io.github.phasegen.nn;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComplexActivationTest {

	@ParameterizedTest
	@EnumSource(ComplexActivation.class)
	void matchesThePublishedActivation(final ComplexActivation activation) throws IOException {
		final Npz golden = Npz.resource("golden/activations.npz");
		try (NDManager manager = NDManager.newBaseManager()) {
			final NDArray x = manager.create(golden.floats("x"), new Shape(3, 50, 2)).transpose(0, 2, 1).reshape(3, 2, 50, 1);
			final NDArray y = activation.forward(x, Pass.of(false)).reshape(3, 2, 50).transpose(0, 2, 1);
			assertClose(golden.floats(goldenName(activation)), y.toFloatArray(), 1e-6);
		}
	}

	private static String goldenName(final ComplexActivation activation) {
		return switch (activation) {
			case AMPLITUDE_RELU -> "amprelu";
			case PHASE_AMPLITUDE_RELU -> "palrelu";
			default -> activation.name().toLowerCase(Locale.ROOT);
		};
	}

	@ParameterizedTest
	@EnumSource(ComplexActivation.class)
	void hasAFiniteGradientAtZero(final ComplexActivation activation) {
		try (NDManager manager = NDManager.newBaseManager(); GradientCollector collector = Engine.getInstance()
			.newGradientCollector())
		{
			final NDArray x = manager.zeros(new Shape(1, 2, 1, 1));
			x.setRequiresGradient(true);
			collector.backward(activation.forward(x, Pass.of(true)).sum());
			for (final float value : x.getGradient().toFloatArray())
				assertTrue(Float.isFinite(value));
		}
	}

	@Test
	void preluScalesNegativePartsByTheSlopeOfTheirPlane() {
		for (final float steep : new float[] { 0.5f, 2 })
			try (NDManager manager = NDManager.newBaseManager()) {
				final Parameters parameters = new Parameters(manager, 0);
				final ComplexPRelu prelu = new ComplexPRelu(parameters.scope("a"), 1);
				parameters.set("a.prelu_real.weight", new float[] { 0.1f });
				parameters.set("a.prelu_imag.weight", new float[] { steep });
				final NDArray x = manager.create(new float[] { 3, -3, 4, -4 }, new Shape(1, 2, 1, 2));
				final float[] expected = { 3, -0.3f, 4, -4 * steep };
				assertArrayEquals(expected, prelu.forward(x, Pass.of(false)).toFloatArray(), 1e-6f);
				prelu.freeze();
				assertArrayEquals(expected, prelu.forward(x, Pass.of(false)).toFloatArray(), 1e-6f);
			}
	}
}
