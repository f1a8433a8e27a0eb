package io.github.phasegen.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import com.google.gson.Gson;
import com.sun.management.OperatingSystemMXBean;

import ai.djl.Device;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.UnrolledConfig;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.TestScan;
import io.github.phasegen.recon.network.ReconModel;
import io.github.phasegen.testing.TinyModel;

/** Slices of one coil per second through an unrolled network, and whether time and memory grow as they should. */
final class UnrolledSpeed {

	private static final int SIDE = 256;
	private static final int REPEATS = 3;
	private static final int[] SLICES = { 1, 2, 4 };
	private static final int FEW = 5;
	private static final int MANY = 50;
	private static final UnrolledConfig DEFAULT = new UnrolledConfig(6, 2, List.of(16, 32, 48, 64), 1, 1);

	/** Tells the processor time, which other load on the machine hardly changes. */
	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private final ReconModel model;
	private final List<CoilKSpace> slices;

	private UnrolledSpeed(final ReconModel model) {
		this.model = model;
		final TestScan scan = TestScan.head(SIDE, SIDE, 1, 0.01);
		slices = IntStream.range(0, SLICES[SLICES.length - 1]).mapToObj(seed -> scan.measured(new RandomColumns(4, 0.08, PlaneAxis.X).draw(SIDE,
			SIDE, seed))).toList();
	}

	/** @param folder of a model, or nothing for the bundled one or else for random weights */
	static void measure(final String folder) throws IOException {
		final boolean bundled = ModelSource.BUNDLED.stream().anyMatch(source -> source.task().equals(ModelConfig.RECON));
		final boolean random = folder.isEmpty() && !bundled;
		try (ReconModel model = random ? randomModel() : ReconModel.load(ModelSource.parse(ModelConfig.RECON, folder), DeviceChoice.CPU)) {
			print("unrolled network %s on %s", model.config().name(), model.deviceName());
			new UnrolledSpeed(model).run();
		}
	}

	private static ReconModel randomModel() throws IOException {
		final StageConfig stage = new StageConfig(StageConfig.CASCADE, 0, NetworkFactory.UNROLLED, new Gson().toJsonTree(DEFAULT)
			.getAsJsonObject());
		final ModelConfig config = new ModelConfig(ModelConfig.FORMAT, "with random weights", ModelConfig.RECON, null, List.of(stage),
			ModelConfig.UNSCALED, null, null, null, Map.of("about", "random weights"));
		return ReconModel.of(new ModelFolder.Content(config, TinyModel.weights(config, 7, 0.02)), Device.cpu());
	}

	private void run() {
		final double[] seconds = medians();
		final double processor = processorSeconds();
		print("slices per second               %8.2f", SLICES[2] / seconds[2]);
		print("processor time of a slice       %8.3f s", processor);
		print("ratio of 2 slices to 1          %8.2f   (2 when linear)", seconds[1] / seconds[0]);
		print("ratio of 4 slices to 1          %8.2f   (4 when linear)", seconds[2] / seconds[0]);
		final Peak few = memory(FEW);
		final Peak many = memory(MANY);
		print("peak memory for %3d slices      %8.0f MB of the process, %6.1f MB of Java objects", FEW, few.process(), few.heap());
		print("peak memory for %3d slices      %8.0f MB of the process, %6.1f MB of Java objects", MANY, many.process(), many.heap());
		print("growth per slice                %8.3f MB of the process", (many.process() - few.process()) / (MANY - FEW));
	}

	/** The runs alternate, so that other load on the machine meets all alike; the first round warms up. */
	private double[] medians() {
		final double[][] times = new double[SLICES.length][REPEATS];
		for (int round = -1; round < REPEATS; round++)
			for (int i = 0; i < times.length; i++) {
				final long start = System.nanoTime();
				reconstruct(SLICES[i], IterationProgress.NONE);
				if (round >= 0) times[i][round] = (System.nanoTime() - start) / 1e9;
			}
		return Arrays.stream(times).mapToDouble(row -> Arrays.stream(row).sorted().toArray()[REPEATS / 2]).toArray();
	}

	private double processorSeconds() {
		final long start = SYSTEM.getProcessCpuTime();
		reconstruct(FEW, IterationProgress.NONE);
		return (SYSTEM.getProcessCpuTime() - start) / 1e9 / FEW;
	}

	/** The images are not kept. */
	private void reconstruct(final int count, final IterationProgress progress) {
		for (int k = 0; k < count; k++)
			model.reconstructor().reconstruct(slices.get(k % slices.size()), progress);
	}

	/** @param process resident memory in MB, NaN where the system does not tell */
	private record Peak(double process, double heap) {}

	private Peak memory(final int count) {
		final double[] peak = new double[1];
		reconstruct(count, (cascade, cascades, residual, current) -> peak[0] = Math.max(peak[0], residentMegabytes()));
		System.gc();
		return new Peak(peak[0], (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6);
	}

	private static double residentMegabytes() {
		try {
			for (final String line : Files.readAllLines(Path.of("/proc/self/status")))
				if (line.startsWith("VmRSS:")) return Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6;
		}
		catch (final IOException e) {
			// only Linux has this file
		}
		return Double.NaN;
	}

	private static void print(final String format, final Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
