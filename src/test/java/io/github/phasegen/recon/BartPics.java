package io.github.phasegen.recon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.bart.BartFormat;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.testing.ExternalTool;

/**
 * BART's programs on the k-space of one slice. Its sides must be even: for odd ones pics of BART 0.8 and its fft do not agree about where the
 * image is, and the sensitivities do not fit.
 */
public final class BartPics {

	/** On a busy machine. */
	private static final Duration LONGEST = Duration.ofMinutes(10);

	private final Path folder;
	private final int threads;
	private final int coils;

	/**
	 * Writes k-space and sensitivities, if there are any, to a folder.
	 *
	 * @param threads of BART; several of them wait for each other actively, which takes long where cores are shared
	 */
	public BartPics(final Path folder, final CoilKSpace slice, final int threads) throws IOException {
		this(folder, List.of(slice), threads);
	}

	/** The same for a stack, whose slices pics reconstructs together; the sensitivities of its first slice serve all. */
	public BartPics(final Path folder, final List<CoilKSpace> stack, final int threads) throws IOException {
		this.folder = folder;
		this.threads = threads;
		coils = stack.get(0).coils().size();
		write("kspace", stack.stream().flatMap(slice -> slice.coils().stream()).toList(), stack.size());
		if (stack.get(0).sensitivities().isPresent()) write("maps", planes(stack.get(0).sensitivities().get()), 1);
	}

	/** Reconstructs with these options and BART's own scale undone. */
	public ComplexPlane pics(final String... options) throws IOException {
		run(options);
		return images().get(0);
	}

	/** What the last run made of all slices. */
	public List<ComplexPlane> images() throws IOException {
		return read("image");
	}

	/** The same without reading the result; returns what BART printed. */
	public String run(final String... options) {
		return bart(List.of("pics", "-S", "-d4"), options, List.of("kspace", "maps", "image"));
	}

	/** One set of maps by ESPIRiT. */
	public CoilSensitivities ecalib(final String... options) throws IOException {
		bart(List.of("ecalib", "-m1"), options, List.of("kspace", "estimated"));
		return CoilSensitivities.forEverySlice(read("estimated"));
	}

	private String bart(final List<String> program, final String[] options, final List<String> files) {
		final List<String> command = new ArrayList<>(List.of("env", "OMP_NUM_THREADS=" + threads, "bart"));
		command.addAll(program);
		command.addAll(List.of(options));
		command.addAll(files);
		return ExternalTool.run(LONGEST, folder, command.toArray(String[]::new));
	}

	private void write(final String name, final List<ComplexPlane> planes, final int count) throws IOException {
		final ComplexPlane first = planes.get(0);
		new BartFormat().write(folder.resolve(name + ".cfl"), new ComplexImage(ComplexImages.fromPlanes(planes, first.width(), first.height(),
			coils, count, 1), ImageMetadata.titled(name)), ComplexOutput.REAL_IMAGINARY, true);
	}

	private List<ComplexPlane> read(final String name) throws IOException {
		final ComplexImage image = (ComplexImage) new BartFormat().read(folder.resolve(name + ".cfl"));
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int k = 0; k < image.planeCount(); k++)
			planes.add(ComplexImages.plane(image.pixels(), k));
		return planes;
	}

	private static List<ComplexPlane> planes(final CoilSensitivities maps) {
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int coil = 0; coil < maps.coils(); coil++)
			planes.add(maps.map(coil, 0));
		return planes;
	}
}
