package io.github.phasegen.model.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelNetworks;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;

/** One pass of the bundled phase network on a device, with noise as image: its time, and whether the result can be right. */
final class ForwardPass {

	private static final int SIDE = 96;
	private static final float TIME = 500;
	private static final double TOLERANCE = 0.01;

	private ForwardPass() {}

	static void onEveryDevice(final Doctor doctor) {
		final List<float[]> reference = new ArrayList<>();
		doctor.look("forward pass on cpu", "run models verify", () -> run(DeviceChoice.CPU, reference));
		for (int gpu = 0; gpu < gpus(); gpu++) {
			final DeviceChoice device = new DeviceChoice(DeviceChoice.Kind.GPU, gpu);
			doctor.look("forward pass on gpu" + gpu, "update NVIDIA's driver, or choose device=cpu", () -> run(device, reference));
		}
	}

	private static int gpus() {
		try {
			return Engines.pytorch().getGpuCount();
		}
		catch (final IOException e) {
			return 0;
		}
	}

	/** @param reference the first device's result, added by its pass */
	private static Finding run(final DeviceChoice device, final List<float[]> reference) throws IOException {
		try (ModelNetworks model = ModelNetworks.load(ModelSource.parse(ModelConfig.PHASE, ModelSource.DEFAULT), device)) {
			final String name = "forward pass on " + model.deviceName();
			pass(model);
			final long start = System.nanoTime();
			final float[] result = pass(model);
			final double milliseconds = (System.nanoTime() - start) / 1e6;
			for (final float value : result)
				if (!Float.isFinite(value)) return Finding.problem(name, "the result has " + value, "run models verify");
			reference.add(result);
			final double difference = difference(reference.get(0), result);
			if (difference > TOLERANCE) return Finding.problem(name, "differs from the CPU's by " + difference,
				"update NVIDIA's driver, or choose device=cpu");
			return Finding.ok(name, String.format(Locale.ROOT, "%d x %d in %.0f ms", SIDE, SIDE, milliseconds));
		}
	}

	private static float[] pass(final ModelNetworks model) {
		final ModelConfig config = model.config();
		final int channels = config.stage(StageConfig.BASE).orElseThrow().inputChannels();
		final float[] noise = new float[2 * channels * SIDE * SIDE];
		final Random random = new Random(1);
		for (int i = 0; i < noise.length; i++)
			noise[i] = (float) random.nextGaussian();
		final Network network = model.network(StageConfig.BASE).orElseThrow();
		try (NDManager scope = model.manager().newSubManager()) {
			final NDArray input = scope.create(noise, new Shape(1, 2L * channels, SIDE, SIDE));
			return network.forward(input, scope.create(new float[] { TIME }), false).toFloatArray();
		}
	}

	/** Largest difference relative to the largest value. */
	private static double difference(final float[] expected, final float[] found) {
		double largest = 1e-30;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			largest = Math.max(largest, Math.abs(expected[i]));
			difference = Math.max(difference, Math.abs(expected[i] - found[i]));
		}
		return difference / largest;
	}
}
