package io.github.phasegen.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.export.StripFile;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.skullstrip.StripModel;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.skullstrip.StripOutput;
import io.github.phasegen.skullstrip.StripProgress;
import io.github.phasegen.skullstrip.StripRequest;

/**
 * Time of skull stripping from file to file, how it grows with the slices, what the network takes of it, and the memory:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *     -Dmain-class=io.github.phasegen.benchmark.StripBenchmark [-Dexec.args=MODEL_FOLDER]
 * </pre>
 *
 * The sides alternate in one process, so that other load meets them alike; processor time depends on it least.
 */
public final class StripBenchmark {

	private static final int SIDE = 256;
	private static final int REPEATS = 3;
	private static final int[] SLICES = { 20, 40, 80 };
	private static final int MEASURE_EVERY = 5;

	/** Tells the processor time, which other load on the machine hardly changes. */
	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private final ModelSource source;
	private final Path folder;

	private StripBenchmark(final ModelSource source, final Path folder) {
		this.source = source;
		this.folder = folder;
	}

	/** @param args model folder, or nothing for the bundled model */
	public static void main(final String[] args) throws IOException {
		final Path folder = Files.createTempDirectory("strip-benchmark");
		try {
			new StripBenchmark(ModelSource.parse(ModelConfig.SKULLSTRIP, args.length > 0 ? args[0] : ""), folder).run();
		}
		finally {
			try (Stream<Path> files = Files.list(folder)) {
				for (final Path file : files.toList())
					Files.delete(file);
			}
			Files.delete(folder);
		}
	}

	private void run() throws IOException {
		print("model %s, %d x %d pixels, %d processors", source.label(), SIDE, SIDE, Runtime.getRuntime().availableProcessors());
		for (final int slices : SLICES)
			writeKSpace(slices);
		final Time[][] times = new Time[SLICES.length + 1][REPEATS];
		for (int round = -1; round < REPEATS; round++)
			for (int i = 0; i < times.length; i++) {
				final int which = i;
				final Time time = time(() -> {
					if (which < SLICES.length) strip(SLICES[which], StripProgress.NONE);
					else networkAlone(SLICES[1]);
				});
				if (round >= 0) times[i][round] = time;
			}
		print("                                        elapsed   processor time");
		report(Arrays.stream(times).map(row -> median(row, Time::elapsed)).toArray(Double[]::new), Arrays.stream(times).map(row -> median(row,
			Time::processor)).toArray(Double[]::new));
		for (final int slices : SLICES)
			print("most Java objects, %2d slices     %8.1f MB; the file has %.0f MB", slices, liveMegabytes(slices), 8.0 * SIDE * SIDE * slices /
				1e6);
		print("peak memory of the process       %8.0f MB", residentMegabytes());
	}

	private static void report(final Double[] elapsed, final Double[] processor) {
		final String line = "%-38s %8.2f   %8.2f";
		for (int i = 0; i < SLICES.length; i++)
			print(line, SLICES[i] + " slices, loading included, seconds", elapsed[i], processor[i]);
		print(line, "ratio of " + SLICES[1] + " slices to " + SLICES[0], elapsed[1] / elapsed[0], processor[1] / processor[0]);
		print(line, "ratio of " + SLICES[2] + " slices to " + SLICES[1], elapsed[2] / elapsed[1], processor[2] / processor[1]);
		print(line, "a later slice over an earlier one", later(elapsed), later(processor));
		print(line, "loading and network alone, part", elapsed[SLICES.length] / elapsed[1], processor[SLICES.length] / processor[1]);
	}

	/** 1 when linear, whatever loading takes. */
	private static double later(final Double[] times) {
		return (times[2] - times[1]) / (SLICES[2] - SLICES[1]) / ((times[1] - times[0]) / (SLICES[1] - SLICES[0]));
	}

	/** In seconds; the processor's over all threads, the garbage collector's included. */
	private record Time(double elapsed, double processor) {}

	/** Something to be timed. */
	private interface Work {

		void run() throws IOException;
	}

	private static Time time(final Work work) throws IOException {
		final long start = System.nanoTime();
		final long before = SYSTEM.getProcessCpuTime();
		work.run();
		return new Time((System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - before) / 1e9);
	}

	private static double median(final Time[] times, final ToDoubleFunction<Time> part) {
		return Arrays.stream(times).mapToDouble(part).sorted().toArray()[times.length / 2];
	}

	private void strip(final int slices, final StripProgress progress) throws IOException {
		final StripRequest request = new StripRequest(source, DeviceChoice.AUTO, StripOptions.defaults(), Set.of(StripOutput.K_SPACE),
			Optional.empty());
		try (PlaneSource input = PlaneSource.open(kSpace(slices), ReadOptions.DEFAULT)) {
			StripFile.run(request, input, Map.of(StripOutput.K_SPACE, ExportDestination.of(folder.resolve("brain.tif"), true)), progress);
		}
	}

	private void networkAlone(final int slices) throws IOException {
		try (StripModel model = StripModel.load(source, DeviceChoice.AUTO)) {
			final int side = model.side() == 0 ? SIDE : model.side();
			final ComplexPlane image = image(side, 0);
			final int passes = slices * (StripOptions.defaults().mirrors() ? 4 : 1);
			for (int i = 0; i < passes; i++)
				model.logit(image, Optional.empty());
		}
	}

	/** The most that is in use right after a collection. */
	private double liveMegabytes(final int slices) throws IOException {
		final double[] most = new double[1];
		strip(slices, (slice, all, fraction) -> {
			if (slice % MEASURE_EVERY != 0) return;
			System.gc();
			most[0] = Math.max(most[0], (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6);
		});
		return most[0];
	}

	private Path kSpace(final int slices) {
		return folder.resolve("k" + slices + ".tif");
	}

	private void writeKSpace(final int slices) throws IOException {
		final ImageShape shape = new ImageShape(SIDE, SIDE, 1, slices, 1);
		final ImageMetadata metadata = ImageMetadata.titled("k").withInfo("Domain: k-space\nFourier norm: ortho\n");
		try (PlaneWriter writer = StandardFormats.all().forWriting(kSpace(slices)).create(kSpace(slices), new ImageLayout(shape, true,
			metadata), new WriteOptions(ComplexOutput.REAL_IMAGINARY, false)))
		{
			for (int z = 0; z < slices; z++) {
				final ComplexPlane plane = image(SIDE, z);
				new PlaneFourier(SIDE, SIDE).forward(plane.data(), FourierNorm.ORTHO);
				writer.write(plane.data());
			}
			writer.commit();
		}
	}

	/** An ellipse in a ring, with structure, phase and noise. */
	private static ComplexPlane image(final int side, final int seed) {
		final Random random = new Random(seed);
		final ComplexPlane plane = new ComplexPlane(side, side);
		for (int i = 0; i < side * side; i++) {
			final double x = 2.3 * (i % side) / side - 1.15;
			final double y = 2.3 * (i / side) / side - 1.15;
			final double radius = x * x + 0.8 * y * y;
			final double signal = radius < 0.6 ? 100 + 30 * Math.cos(9 * x) * Math.cos(8 * y) : radius > 0.7 && radius < 0.9 ? 150 : 0;
			plane.set(i % side, i / side, (float) (signal * Math.cos(2 * x + y) + 3 * random.nextGaussian()), (float) (signal * Math.sin(2 * x +
				y) + 3 * random.nextGaussian()));
		}
		return plane;
	}

	/** Only Linux tells. */
	private static double residentMegabytes() {
		try {
			final List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
			return lines.stream().filter(line -> line.startsWith("VmHWM:")).mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) *
				1024 / 1e6).findFirst().orElse(Double.NaN);
		}
		catch (final IOException e) {
			return Double.NaN;
		}
	}

	private static void print(final String format, final Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
