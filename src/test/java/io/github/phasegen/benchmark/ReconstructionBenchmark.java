package io.github.phasegen.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.PoissonDisc;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingPattern;
import io.github.phasegen.recon.BartPics;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.CompressedSensing;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.SenseReconstructor;
import io.github.phasegen.recon.SliceReconstructor;
import io.github.phasegen.recon.Sparsity;
import io.github.phasegen.recon.TestScan;
import io.github.phasegen.testing.ExternalTool;

/**
 * CG-SENSE and compressed sensing against BART's pics on the same k-space with the same sensitivities, weight and number of iterations, and
 * the speed of the unrolled network:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *     -Dmain-class=io.github.phasegen.benchmark.ReconstructionBenchmark [-Dexec.args=MODEL_FOLDER]
 * </pre>
 *
 * The sides alternate, so that other load meets them alike. Both get the processors that Java sees; BART is a program of its own, reads files
 * and writes one, so its start-up is measured besides.
 */
public final class ReconstructionBenchmark {

	private static final int SIDE = 256;
	private static final int COILS = 8;
	private static final int STACK = 4;
	private static final int ITERATIONS = 30;
	private static final int SENSING_ITERATIONS = 50;
	private static final double SENSE_LAMBDA = 0.01;
	private static final double WAVELET_LAMBDA = 0.005;
	private static final int WARM_UPS = 5;
	private static final int REPEATS = 3;
	private static final int THREADS = Runtime.getRuntime().availableProcessors();
	private static final int CHILDREN_USER_TICKS = 15;
	private static final double TICKS_PER_SECOND = 100;

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private final Path folder;

	private ReconstructionBenchmark(final Path folder) {
		this.folder = folder;
	}

	/** @param args model folder, or nothing for the bundled model; where there is none, random weights serve */
	public static void main(final String[] args) throws IOException {
		print("%d x %d pixels, %d processors, load %.1f", SIDE, SIDE, THREADS, SYSTEM.getSystemLoadAverage());
		UnrolledSpeed.measure(args.length > 0 ? args[0] : "");
		ExternalTool.assumeInstalled("bart");
		final Path folder = Files.createTempDirectory("reconstruction-benchmark");
		try {
			new ReconstructionBenchmark(folder).compareAll();
		}
		finally {
			try (Stream<Path> files = Files.walk(folder)) {
				for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
					Files.delete(file);
			}
		}
	}

	/** A method, ours and BART's. */
	private record Method(String name, SliceReconstructor ours, String... bart) {}

	/** Slices of one scan, each measured in another way. */
	private record Scan(TestScan truth, List<CoilKSpace> slices) {

		static Scan of(final int coils, final int slices, final SamplingPattern rule) {
			final TestScan scan = TestScan.head(SIDE, SIDE, coils, 0.01);
			return new Scan(scan, IntStream.range(0, slices).mapToObj(seed -> scan.measured(rule.draw(SIDE, SIDE, seed)).withSensitivities(scan
				.maps())).toList());
		}

		double psnr(final List<ComplexPlane> images) {
			return images.stream().mapToDouble(truth::psnr).average().orElseThrow();
		}
	}

	private void compareAll() throws IOException {
		final Method sense = new Method("CG-SENSE", new SenseReconstructor(SENSE_LAMBDA, ITERATIONS, 0), "-l2", "-r" + SENSE_LAMBDA, "-i" +
			ITERATIONS);
		final Method wavelets = new Method("wavelets", new CompressedSensing(Sparsity.WAVELET, WAVELET_LAMBDA, SENSING_ITERATIONS, 0),
			"-RW:3:0:" + WAVELET_LAMBDA, "-i" + SENSING_ITERATIONS);
		final SamplingPattern columns = new RandomColumns(4, 0.08, PlaneAxis.X);
		final SamplingPattern points = new PoissonDisc(4, 0.08);
		print("%n%-34s %8s %8s %8s | %26s | %s", "seconds", "ours", "BART", "start-up", "ours / BART", "dB");
		print("%-34s %8s %8s %8s | %8s %8s %8s |", "", "", "", "", "all", "started", "CPU");
		for (final SamplingPattern rule : List.of(columns, points)) {
			final String mask = rule == columns ? "columns" : "points";
			compare(sense, Scan.of(COILS, 1, rule), mask);
			compare(wavelets, Scan.of(COILS, 1, rule), mask);
			compare(wavelets, Scan.of(1, 1, rule), mask);
		}
		compare(sense, Scan.of(COILS, STACK, columns), "columns");
		compare(wavelets, Scan.of(COILS, STACK, columns), "columns");
		compare(wavelets, Scan.of(1, STACK, columns), "columns");
	}

	private void compare(final Method method, final Scan scan, final String mask) throws IOException {
		final BartPics bart = new BartPics(Files.createTempDirectory(folder, "bart"), scan.slices(), THREADS);
		for (int i = 0; i < WARM_UPS; i++)
			ours(method, scan);
		final Time[] ours = new Time[REPEATS];
		final Time[] theirs = new Time[REPEATS];
		final Time[] startUp = new Time[REPEATS];
		for (int round = 0; round < REPEATS; round++) {
			ours[round] = time(() -> ours(method, scan));
			theirs[round] = time(() -> bart.run(method.bart()));
			startUp[round] = time(() -> ExternalTool.run(folder, "env", "OMP_NUM_THREADS=" + THREADS, "bart", "version"));
		}
		print("%-34s %s | %+.2f", String.format("%s, %d coils, %s, %d slices", method.name(), scan.truth().full().size(), mask, scan.slices()
			.size()), row(ours, theirs, startUp), scan.psnr(ours(method, scan)) - scan.psnr(bart.images()));
	}

	private static String row(final Time[] ours, final Time[] theirs, final Time[] startUp) {
		final double own = median(ours, Time::elapsed);
		final double all = median(theirs, Time::elapsed);
		final double start = median(startUp, Time::elapsed);
		final double processor = median(ours, Time::processor) / (median(theirs, Time::processor) - median(startUp, Time::processor));
		return String.format(Locale.ROOT, "%8.3f %8.3f %8.3f | %8.2f %8.2f %8.2f", own, all, start, own / all, own / (all - start), processor);
	}

	private static List<ComplexPlane> ours(final Method method, final Scan scan) {
		final List<ComplexPlane> images = new ArrayList<>();
		for (final CoilKSpace slice : scan.slices())
			images.add(method.ours().reconstruct(slice, IterationProgress.NONE));
		return images;
	}

	/** In seconds; the processor's time over all threads and programs that were started. */
	private record Time(double elapsed, double processor) {}

	private static Time time(final Runnable work) throws IOException {
		final double before = processorSeconds();
		final long start = System.nanoTime();
		work.run();
		final double elapsed = (System.nanoTime() - start) / 1e9;
		return new Time(elapsed, processorSeconds() - before);
	}

	/** Those of programs that have ended only Linux tells, to a hundredth of a second. */
	private static double processorSeconds() throws IOException {
		final Path status = Path.of("/proc/self/stat");
		if (!Files.exists(status)) return Double.NaN;
		final String[] fields = Files.readString(status).split(" ");
		return SYSTEM.getProcessCpuTime() / 1e9 + (Long.parseLong(fields[CHILDREN_USER_TICKS]) + Long.parseLong(fields[CHILDREN_USER_TICKS +
			1])) / TICKS_PER_SECOND;
	}

	private static double median(final Time[] times, final ToDoubleFunction<Time> part) {
		return Arrays.stream(times).mapToDouble(part).sorted().toArray()[times.length / 2];
	}

	private static void print(final String format, final Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
