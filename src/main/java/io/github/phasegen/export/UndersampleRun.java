package io.github.phasegen.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import com.google.gson.JsonObject;

import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.kspace.sampling.SamplingPattern;
import io.github.phasegen.model.Provenance;

/** One input on its way to undersampled k-space: everything is checked and prepared by the constructor, {@link #write} does the work. */
final class UndersampleRun {

	/** Too long for the info, which has the lines of the input anyway. */
	private static final String BEFORE = "inputSidecar";

	private final PlaneSource input;
	private final UndersampleOptions options;
	private final RunProgress progress;
	private final PlaneReader kspace;
	private final PlaneAxis axis;

	/** Of the input, if it is undersampled already. */
	private final Optional<SamplingMasks> before;
	private final SamplingMasks masks;
	private final List<String> warnings = new ArrayList<>();
	private final ImageMetadata metadata;
	private final Map<String, Object> record;

	/** @throws IllegalArgumentException if input and options do not fit */
	UndersampleRun(final PlaneSource input, final UndersampleOptions options, final RunProgress progress) throws IOException {
		this.input = input;
		this.options = options;
		this.progress = progress;
		final PlaneSource opened = OpenedPlanes.of(input, OpenOptions.defaults().withStored(options.stored()).withView(RawView.K_SPACE,
			Combination.NONE, false));
		this.kspace = opened.planes();
		this.warnings.addAll(input.warnings());
		this.warnings.addAll(opened.warnings());
		this.axis = options.sampling().axis().orElse(automaticAxis());
		this.before = SamplingMasks.told(kspace.metadata(), shape());
		this.masks = masks();
		addWarnings();
		this.metadata = describedMetadata();
		this.record = describedRun();
	}

	private ImageShape shape() {
		return kspace.shape();
	}

	/** The readout that the k-space was given by its maker; empty for images, and k-space about which nothing is known. */
	private Optional<Readout> readout() {
		return Encoding.of(input.planes().metadata(), input.planes().shape()).map(Encoding::readout);
	}

	/** Across the readout; columns, as in fastMRI, if there is none. */
	private PlaneAxis automaticAxis() {
		return readout().map(readout -> readout == Readout.X ? PlaneAxis.Y : PlaneAxis.X).orElse(PlaneAxis.X);
	}

	private SamplingMasks masks() {
		final SamplingPattern pattern = options.sampling().pattern(axis);
		final SplittableRandom seeds = new SplittableRandom(options.seed());
		final int slices = shape().slices() * shape().frames();
		final boolean each = options.eachSlice() || before.map(told -> told.masks().size() > 1).orElse(false);
		final List<SamplingMask> drawn = new ArrayList<>();
		long seed = options.seed();
		for (int slice = 0; slice < (each ? slices : 1); slice++) {
			progress.checkCancelled();
			if (slice > 0 && options.eachSlice())
				seed = seeds.nextLong();
			final SamplingMask mask = pattern.draw(shape().width(), shape().height(), seed);
			drawn.add(before.isPresent() ? mask.and(before.get().mask(slice)) : mask);
		}
		return new SamplingMasks(drawn);
	}

	private void addWarnings() {
		if (before.isPresent())
			warnings.add("The k-space was undersampled before (acceleration " + UndersampleRecord.rounded(before.get().acceleration())
				+ "): what remains is what both masks measure");
		if (!options.sampling().kind().choosesPoints() && readout().isPresent() && readout().get().name().equals(axis.name()))
			warnings.add("Lines are left out along the readout, " + UndersampleRecord.name(axis) + ", which no scanner does");
	}

	SamplingMasks samplingMasks() {
		return masks;
	}

	/** What is going to be written. */
	ImageLayout layout() {
		final Map<String, Object> told = record();
		told.remove(BEFORE);
		return new ImageLayout(shape(), true, ExportRecord.addTo(metadata, told));
	}

	/** Lines chosen in k-space without a readout make the other axis the readout. */
	private ImageMetadata describedMetadata() {
		final Encoding told = Encoding.of(kspace.metadata(), shape()).orElseThrow();
		final boolean named = readout().isPresent() || options.sampling().kind().choosesPoints();
		final Encoding encoding = named ? told : new Encoding(told.norm(), axis == PlaneAxis.X ? Readout.Y : Readout.X, told.imageWidth(),
			told.imageHeight());
		final String title = FileNames.stem(kspace.metadata().title()) + "_undersampled";
		return masks.addTo(encoding.addTo(kspace.metadata())).withTitle(title);
	}

	/** How the k-space is made. */
	Map<String, Object> record() {
		return new LinkedHashMap<>(record);
	}

	private Map<String, Object> describedRun() throws IOException {
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("task", "undersample k-space");
		all.put("input", ExportRecord.input(input));
		if (input.files().size() == 1) {
			final JsonObject sidecar = Sidecar.read(input.files().get(0)).orElse(null);
			if (sidecar != null)
				all.put(BEFORE, sidecar);
		}
		all.put("undersampling", UndersampleRecord.of(options, axis, masks));
		all.put(OutputRecord.NAME, OutputRecord.of(new ImageLayout(shape(), true, metadata)));
		if (!warnings.isEmpty())
			all.put("warnings", warnings());
		all.putAll(Provenance.software());
		return all;
	}

	/** What the user should know. */
	List<String> warnings() {
		return List.copyOf(warnings);
	}

	/**
	 * Hands on the undersampled k-space plane by plane.
	 *
	 * @param full takes the fully sampled k-space of each slice, or nothing
	 * @throws IllegalArgumentException if a sample is not finite, naming the plane, or all are 0
	 * @throws java.util.concurrent.CancellationException soon after the progress says so
	 */
	void write(final PlaneWriter writer, final Optional<FullImages> full) throws IOException {
		final int count = shape().planeCount();
		boolean signal = false;
		for (int k = 0; k < count; k++) {
			progress.checkCancelled();
			final ComplexPlane plane = kspace.readComplex(k);
			signal |= checked(plane, k);
			final Optional<float[]> image = full.isPresent() ? full.get().add(plane) : Optional.empty();
			masks.mask(k / shape().channels()).apply(plane);
			writer.write(plane.data());
			if (image.isPresent())
				writer.reconstruction(image.get());
			progress.report(k / shape().channels() + 1, count / shape().channels(), (k + 1.0) / count);
		}
		if (!signal)
			throw new IllegalArgumentException(input.name() + ": samples: found only zeros, expected k-space or an image");
	}

	/** Whether there is any signal. */
	private boolean checked(final ComplexPlane plane, final int k) {
		boolean signal = false;
		for (final float value : plane.data()) {
			if (!Float.isFinite(value))
				throw new IllegalArgumentException(input.name() + ": k-space, plane " + (k + 1) + ": found " + value + ", expected finite samples");
			signal |= value != 0;
		}
		return signal;
	}

	/** Fully sampled images for formats that hold them, if there are any. */
	Optional<FullImages> fullImages() {
		final Encoding encoding = Encoding.of(metadata, shape()).orElseThrow();
		return before.isPresent() ? Optional.empty() : Optional.of(new FullImages(shape(), encoding));
	}
}
