package io.github.phasegen.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GeneratePhase;
import io.github.phasegen.diffusion.GenerateProgress;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.PhaseModel;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Time per slice of phase generation, and whether time and memory grow as they should:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *     -Dmain-class=io.github.phasegen.benchmark.GenerateBenchmark [-Dexec.args=MODEL_FOLDER]
 * </pre>
 *
 * Ratios compare runs of the same process, so they hold on a busy machine too.
 */
public final class GenerateBenchmark {

	private static final int SIDE = 256;
	private static final int REPEATS = 3;
	private static final int FEW = 5;
	private static final int MANY = 50;

	private final PhaseModel model;

	private GenerateBenchmark(final PhaseModel model) {
		this.model = model;
	}

	/** @param args model folder, or nothing for the bundled model */
	public static void main(final String[] args) throws IOException {
		final long start = System.nanoTime();
		final ModelSource source = ModelSource.parse(ModelConfig.PHASE, args.length > 0 ? args[0] : "");
		try (PhaseModel model = PhaseModel.load(source, DeviceChoice.AUTO)) {
			print("model %s on %s, %d x %d pixels, %d processors", source.label(), model.deviceName(), SIDE, SIDE, Runtime.getRuntime()
				.availableProcessors());
			print("start-up                        %8.2f s", seconds(start));
			new GenerateBenchmark(model).run();
		}
	}

	private void run() {
		final GenerateOptions defaults = GenerateOptions.defaults();
		final int steps = model.config().diffusion().defaultSteps();
		final Case one = new Case(1, defaults);
		final List<Case> cases = List.of(one, new Case(2, defaults), new Case(4, defaults), new Case(1, defaults.withSteps(Math.min(
			1000, 2 * steps))));
		final double[] seconds = medians(cases);
		print("one slice, %3d steps            %8.2f s", steps, seconds[0]);
		print("ratio of 2 slices to 1          %8.2f   (2 when linear)", seconds[1] / seconds[0]);
		print("ratio of 4 slices to 1          %8.2f   (4 when linear)", seconds[2] / seconds[0]);
		print("ratio of %3d steps to %3d       %8.2f   (2 when linear)", 2 * steps, steps, seconds[3] / seconds[0]);
		final Peak few = memory(FEW);
		final Peak many = memory(MANY);
		print("peak memory for %2d slices       %8.0f MB of the process, %6.1f MB of Java objects", FEW, few.process(), few.heap());
		print("peak memory for %2d slices       %8.0f MB of the process, %6.1f MB of Java objects", MANY, many.process(), many.heap());
		print("growth per slice                %8.2f MB of the process; its image and result take %.2f MB", (many.process() - few
			.process()) / (MANY - FEW), 3 * 4.0 * SIDE * SIDE / 1e6);
	}

	/** One run to be timed. */
	private record Case(int slices, GenerateOptions options) {}

	/** The runs alternate, so that other load on the machine meets all alike; the first round warms up. */
	private double[] medians(final List<Case> cases) {
		final double[][] times = new double[cases.size()][REPEATS];
		for (int round = -1; round < REPEATS; round++)
			for (int i = 0; i < times.length; i++) {
				final long start = System.nanoTime();
				run(cases.get(i).slices(), cases.get(i).options(), GenerateProgress.NONE);
				if (round >= 0) times[i][round] = seconds(start);
			}
		return Arrays.stream(times).mapToDouble(row -> Arrays.stream(row).sorted().toArray()[REPEATS / 2]).toArray();
	}

	/** @param process resident memory in MB, NaN where the system does not tell */
	private record Peak(double process, double heap) {}

	/** Few steps will do: what a step takes does not depend on their number. */
	private Peak memory(final int slices) {
		final double[] peak = new double[2];
		run(slices, GenerateOptions.defaults().withSteps(2), (slice, all, step, steps) -> {
			peak[0] = Math.max(peak[0], residentMegabytes());
			if (step == steps && slice == all) peak[1] = heapMegabytes();
		});
		return new Peak(peak[0], peak[1]);
	}

	private static double heapMegabytes() {
		System.gc();
		return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
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

	private void run(final int slices, final GenerateOptions options, final GenerateProgress progress) {
		new GeneratePhase(model).run(stack(slices), options, progress);
	}

	/** Ellipses with structure in noise. */
	private static Img<FloatType> stack(final int slices) {
		final Random random = new Random(1);
		final float[] values = new float[SIDE * SIDE * slices];
		for (int i = 0; i < values.length; i++) {
			final double x = 2.3 * (i % SIDE) / SIDE - 1.15;
			final double y = 2.3 * (i / SIDE % SIDE) / SIDE - 1.15;
			final double signal = x * x + 0.8 * y * y < 0.9 ? 100 + 30 * Math.cos(9 * x) * Math.cos(8 * y) : 0;
			values[i] = (float) Math.hypot(signal + 3 * random.nextGaussian(), 3 * random.nextGaussian());
		}
		return ArrayImgs.floats(values, SIDE, SIDE, slices);
	}

	private static double seconds(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private static void print(final String format, final Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
