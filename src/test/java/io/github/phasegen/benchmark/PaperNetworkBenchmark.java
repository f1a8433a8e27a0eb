package io.github.phasegen.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.published.PublishedPhaseConfig;
import io.github.phasegen.nn.published.PublishedUNet;
import io.github.phasegen.testing.Close;

/**
 * One pass of the paper-size phase network at 256×256, batch 1, eval mode: ours, frozen, against the same network built from
 * complex64 operations in the same library. The runs alternate, so that other load on the machine meets both alike.
 * <p>
 * Arguments: repetitions (default 15), size in pixels (default 256).
 */
public final class PaperNetworkBenchmark {

	private PaperNetworkBenchmark() {}

	public static void main(final String[] arguments) {
		System.setProperty("ai.djl.offline", "true");
		final int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
		final int size = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 256;
		try (NDManager manager = NDManager.newBaseManager()) {
			run(manager, repetitions, size);
		}
	}

	private static void run(final NDManager manager, final int repetitions, final int size) {
		final PublishedPhaseConfig config = PublishedPhaseConfig.paper();
		try (PublishedUNet ours = randomised(config.network(new Parameters(manager, 1)));
				Complex64PhaseNetwork reference = new Complex64PhaseNetwork(config, ours.parameters()))
		{
			ours.freeze();
			final NDArray x = manager.randomNormal(new Shape(1, 4, size, size));
			final NDArray complexX = Complex64PhaseNetwork.fromPlanar(x);
			final NDArray time = manager.create(new float[] { 321 });
			System.out.printf(Locale.ROOT, "largest difference, relative: %.1e%n", difference(ours, reference, x, time));
			final double[] oursSeconds = new double[repetitions];
			final double[] referenceSeconds = new double[repetitions];
			for (int i = -3; i < repetitions; i++) {
				final double a = seconds(x, time, () -> ours.forward(x, time, false));
				final double b = seconds(complexX, time, () -> reference.forward(complexX, time));
				if (i < 0) continue;
				oursSeconds[i] = a;
				referenceSeconds[i] = b;
			}
			report(oursSeconds, referenceSeconds);
		}
	}

	/** Running statistics as after training; otherwise the norms would be trivial. */
	private static PublishedUNet randomised(final PublishedUNet network) {
		final Random random = new Random(2);
		network.parameters().all().forEach((name, tensor) -> {
			if (!name.matches(".*(running_mean|running_var|gamma|beta)")) return;
			final float[] values = tensor.toFloatArray();
			for (int i = 0; i < values.length; i++)
				values[i] += (float) (0.3 * (random.nextDouble() - 0.5));
			network.parameters().set(name, values);
		});
		return network;
	}

	private static double difference(final PublishedUNet ours, final Complex64PhaseNetwork reference, final NDArray x,
		final NDArray time)
	{
		try (NDManager scope = x.getManager().newSubManager()) {
			x.tempAttach(scope);
			time.tempAttach(scope);
			final NDArray expected = Complex64PhaseNetwork.toPlanar(reference.forward(Complex64PhaseNetwork.fromPlanar(x), time));
			return Close.relativeError(expected.toFloatArray(), ours.forward(x, time, false).toFloatArray());
		}
	}

	private static double seconds(final NDArray x, final NDArray time, final Runnable pass) {
		try (NDManager scope = x.getManager().newSubManager()) {
			x.tempAttach(scope);
			time.tempAttach(scope);
			final long start = System.nanoTime();
			pass.run();
			return (System.nanoTime() - start) * 1e-9;
		}
	}

	private static void report(final double[] ours, final double[] reference) {
		Arrays.sort(ours);
		Arrays.sort(reference);
		final double a = ours[ours.length / 2];
		final double b = reference[reference.length / 2];
		System.out.printf(Locale.ROOT, "ours, frozen: median %.3f s, fastest %.3f s%n", a, ours[0]);
		System.out.printf(Locale.ROOT, "complex64:    median %.3f s, fastest %.3f s%n", b, reference[0]);
		System.out.printf(Locale.ROOT, "ours is %.2f times faster (fastest runs: %.2f)%n", b / a, reference[0] / ours[0]);
	}
}
