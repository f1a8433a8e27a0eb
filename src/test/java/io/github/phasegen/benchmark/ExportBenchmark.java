package io.github.phasegen.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

import io.github.phasegen.export.CoilChoice;
import io.github.phasegen.export.ExportDestination;
import io.github.phasegen.export.ExportKSpace;
import io.github.phasegen.export.ExportOptions;
import io.github.phasegen.export.ExportProgress;
import io.github.phasegen.export.PhaseSource;
import io.github.phasegen.export.PlaneSource;
import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.simulate.coil.CoilKind;

/**
 * Speed of an export to fastMRI HDF5 against the least that it could take: the Fourier transforms alone, and writing as many bytes plainly:
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *     -Dexec.args="-Xmx900m -cp %classpath io.github.phasegen.benchmark.ExportBenchmark [SLICES [FOLDER]]"
 * </pre>
 *
 * All sides alternate in one process, so that other load meets them alike.
 */
public final class ExportBenchmark {

	private static final int SIDE = 256;
	private static final int COILS = 8;
	private static final int REPEATS = 3;
	private static final int THREADS = Runtime.getRuntime().availableProcessors();

	/** Tells the processor time, which other load on the machine does not change. */
	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private final int slices;
	private final Path folder;
	private final RealImage image;

	private ExportBenchmark(final int slices, final Path folder) {
		this.slices = slices;
		this.folder = folder;
		this.image = head(slices);
	}

	/** @param args number of slices, and a folder on the disk in question; or nothing for 200 and the system's folder for temporary files */
	public static void main(final String[] args) throws IOException {
		final int slices = args.length > 0 ? Integer.parseInt(args[0]) : 200;
		final Path parent = args.length > 1 ? Path.of(args[1]) : Path.of(System.getProperty("java.io.tmpdir"));
		final Path folder = Files.createTempDirectory(parent, "export-benchmark");
		try {
			new ExportBenchmark(slices, folder).run();
		}
		finally {
			empty(folder);
			Files.delete(folder);
		}
	}

	/** Something to be timed. */
	private interface Work {

		void run() throws IOException;
	}

	private void run() throws IOException {
		print("%d slices of %d x %d with %d coils, %d processors, %.0f MB of memory for Java", slices, SIDE, SIDE, COILS, THREADS, Runtime
			.getRuntime().maxMemory() / 1e6);
		final ExportOptions zero = ExportOptions.defaults().withPhase(PhaseSource.ZERO).withCoils(CoilChoice.simulated(CoilKind.BIRDCAGE,
			COILS));
		final List<Work> work = List.of(() -> transforms(1), () -> transforms(THREADS), this::write, () -> export(zero), () -> export(zero
			.withCoils(CoilChoice.simulated(CoilKind.LOOPS, COILS))), () -> export(zero.withPhase(PhaseSource.NAIVE).withSnr(30)));
		final Time[] times = medians(work);
		print("                                        elapsed   processor time");
		print("transforms alone, one thread           %8.2f s %8.2f s", times[0].elapsed(), times[0].processor());
		print("transforms alone, %d threads            %8.2f s %8.2f s", THREADS, times[1].elapsed(), times[1].processor());
		print("writing as many bytes plainly          %8.2f s %8.2f s", times[2].elapsed(), times[2].processor());
		final List<String> names = List.of("export, zero phase, birdcage  ", "export, zero phase, loops     ", "export, naive, noise, birdcage");
		for (int i = 0; i < names.size(); i++)
			print("%s         %8.2f s %8.2f s", names.get(i), times[3 + i].elapsed(), times[3 + i].processor());
		print("speed against transforms on one thread + writing (0.5 or more wanted)");
		for (int i = 0; i < names.size(); i++)
			print("  %s       %8.2f   %8.2f", names.get(i), (times[0].elapsed() + times[2].elapsed()) / times[3 + i].elapsed(), (times[0]
				.processor() + times[2].processor()) / times[3 + i].processor());
		print("peak memory of the process %.0f MB, the file %.0f MB", residentMegabytes(), 8.0 * SIDE * SIDE * COILS * slices / 1e6);
	}

	/** In seconds; the processor's over all threads, the garbage collector's included. */
	private record Time(double elapsed, double processor) {}

	/** The sides alternate; the first round warms up. */
	private Time[] medians(final List<Work> work) throws IOException {
		final double[][] elapsed = new double[work.size()][REPEATS];
		final double[][] processor = new double[work.size()][REPEATS];
		for (int round = -1; round < REPEATS; round++)
			for (int i = 0; i < work.size(); i++) {
				empty(folder);
				final long start = System.nanoTime();
				final long before = SYSTEM.getProcessCpuTime();
				work.get(i).run();
				if (round < 0)
					continue;
				elapsed[i][round] = (System.nanoTime() - start) / 1e9;
				processor[i][round] = (SYSTEM.getProcessCpuTime() - before) / 1e9;
			}
		return IntStream.range(0, work.size()).mapToObj(i -> new Time(median(elapsed[i]), median(processor[i]))).toArray(Time[]::new);
	}

	private static double median(final double[] values) {
		return Arrays.stream(values).sorted().toArray()[values.length / 2];
	}

	private void transforms(final int threads) {
		final AtomicInteger next = new AtomicInteger();
		IntStream.range(0, threads).parallel().forEach(thread -> {
			final PlaneFourier fourier = new PlaneFourier(SIDE, SIDE);
			final float[] plane = ComplexImages.realPlane(image.pixels(), 0);
			final float[] data = new float[2 * SIDE * SIDE];
			while (next.getAndIncrement() < slices * COILS) {
				System.arraycopy(plane, 0, data, 0, plane.length);
				fourier.forward(data, FourierNorm.ORTHO);
			}
		});
	}

	private void write() throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocateDirect(8 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
		final float[] plane = new float[2 * SIDE * SIDE];
		Arrays.fill(plane, 1.5f);
		try (FileChannel out = FileChannel.open(folder.resolve("plain"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			for (int k = 0; k < slices * COILS; k++) {
				bytes.clear();
				bytes.asFloatBuffer().put(plane);
				while (bytes.hasRemaining())
					out.write(bytes);
			}
		}
	}

	private void export(final ExportOptions options) throws IOException {
		try (ExportKSpace export = new ExportKSpace()) {
			export.write(PlaneSource.of(image), options, ExportDestination.of(folder.resolve("export.h5"), "fastMRI", false),
				ExportProgress.NONE);
		}
	}

	/** Ellipses with structure in noise. */
	private static RealImage head(final int slices) {
		final Random random = new Random(1);
		final PlanarImg<FloatType, ?> pixels = PlanarImgs.floats(SIDE, SIDE, 1, slices, 1);
		final float[] values = new float[SIDE * SIDE];
		for (int z = 0; z < slices; z++) {
			for (int i = 0; i < values.length; i++) {
				final double x = 2.3 * (i % SIDE) / SIDE - 1.15;
				final double y = 2.3 * (i / SIDE) / SIDE - 1.15;
				final double signal = x * x + 0.8 * y * y < 0.9 ? 100 + 30 * Math.cos(9 * x) * Math.cos(8 * y) : 0;
				values[i] = (float) Math.hypot(signal + 3 * random.nextGaussian(), 3 * random.nextGaussian());
			}
			ComplexImages.setRealPlane(pixels, z, values);
		}
		return new RealImage(pixels, new ImageMetadata("head", AxisScale.of(1, "mm"), AxisScale.of(1, "mm"), AxisScale.of(1, "mm"), AxisScale
			.of(0, "sec"), List.of(), ""));
	}

	private static void empty(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.toList())
				Files.delete(file);
		}
	}

	/** Only Linux tells. */
	private static double residentMegabytes() {
		try {
			for (final String line : Files.readAllLines(Path.of("/proc/self/status")))
				if (line.startsWith("VmHWM:"))
					return Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6;
		}
		catch (final IOException e) {
			// as above
		}
		return Double.NaN;
	}

	private static void print(final String format, final Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
