package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.model.Provenance;
import io.github.phasegen.simulate.coil.ComplexNoise;

/** One input on its way to k-space: everything is checked and prepared by the constructor, {@link #write} does the work. */
final class ExportRun implements Closeable {

	private final PlaneSource input;
	private final ExportOptions options;
	private final LoadedModel model;
	private final RunProgress progress;
	private final PhaseSource source;
	private final CoilMaps maps;
	private final Acquisition acquisition;
	private final ImageShape kspace;
	private final Map<String, Object> record;
	private final List<String> warnings = new ArrayList<>();
	private final PhaseDrawer drawer;

	/** @throws IllegalArgumentException if input and options do not fit, or the input cannot be used, naming the slice */
	ExportRun(final PlaneSource input, final ExportOptions options, final Readout axis, final LoadedModel model,
		final RunProgress progress) throws IOException
	{
		this.input = input;
		this.options = options;
		this.model = model;
		this.progress = progress;
		this.warnings.addAll(input.warnings());
		this.source = options.phase().source().forInput(planes().complex());
		requireImage();
		final InputScan scan = InputScan.of(input.name(), planes(), progress);
		this.maps = options.coils() instanceof CoilChoice.None ? null : CoilMaps.of(options.coils(), shape(), planes().metadata());
		try {
			final ComplexNoise noise = new ComplexNoise(options.snr() == 0 ? 0 : scan.signalLevel() / options.snr(), options.seed());
			this.acquisition = new Acquisition(shape(), Acquisition.oversampling(axis, options.readout().oversampling()), noise,
				options.norm());
			this.kspace = shape().withPlane(acquisition.kspaceWidth(), acquisition.kspaceHeight())
				.withChannels(maps == null ? shape().channels() : maps.coils());
			final PhaseDrawers drawers = new PhaseDrawers(shape(), options, model, progress, warnings);
			this.drawer = drawers.drawer(source);
			this.record = record(drawers.record(source), noise, scan);
		}
		catch (final IOException | RuntimeException e) {
			close();
			throw e;
		}
	}

	private PlaneReader planes() {
		return input.planes();
	}

	private ImageShape shape() {
		return planes().shape();
	}

	private void requireImage() {
		if (Encoding.domain(planes().metadata()).orElse(Domain.IMAGE) == Domain.K_SPACE)
			throw new IllegalArgumentException(input.name() + ": domain: found k-space, expected an image (to write k-space in another format,"
				+ " convert it; to make an image of it, open it as raw data)");
		if (source == PhaseSource.KEEP && !planes().complex())
			throw new IllegalArgumentException(input.name() + ": samples: found magnitudes, expected complex ones to keep their phase");
		if (!(options.coils() instanceof CoilChoice.None) && shape().channels() > 1)
			throw new IllegalArgumentException(input.name() + ": channels: found " + shape().channels()
				+ ", expected 1, since coils are asked for and become the channels");
	}

	/** What is going to be written. */
	ImageLayout layout() {
		final ImageMetadata metadata = metadata();
		final List<String> labels = maps == null ? metadata.labels() : ExportRecord.labelsForCoils(metadata.labels(), maps.coils());
		return new ImageLayout(kspace, true, ExportRecord.addTo(metadata.withLabels(labels), record)
			.withTitle(FileNames.stem(planes().metadata().title()) + "_kspace"));
	}

	/** Every sample of the k-space comes from the image, whatever had been sampled for that. */
	private ImageMetadata metadata() {
		return acquisition.encoding().addTo(SamplingMasks.removedFrom(planes().metadata()));
	}

	/** How the k-space is made; complete before the work. */
	Map<String, Object> record() {
		return new LinkedHashMap<>(record);
	}

	/** What the user should know; complete after the work. */
	List<String> warnings() {
		return List.copyOf(warnings);
	}

	/**
	 * Makes k-space and hands it on plane by plane, each slice followed by the magnitude of its image.
	 *
	 * @throws java.util.concurrent.CancellationException soon after the progress says so
	 */
	void write(final PlaneWriter writer) throws IOException {
		final SliceImages images = new SliceImages(planes(), drawer);
		final SliceOutput output = new SliceOutput(writer, acquisition, kspace.channels(), shape().planeSamples());
		try (OrderedWork<Acquisition.Acquired> work = new OrderedWork<>(mostWaiting(), output::take)) {
			final int count = shape().planeCount();
			for (int k = 0; k < count; k++) {
				progress.checkCancelled();
				new SliceAcquisition(acquisition, maps, shape(), work).begin(images.image(k), k);
				progress.report(k + 1, count, (k + 1.0) / count);
			}
			work.finish();
		}
	}

	/** Two slices, so that one can be prepared and written while the other one is transformed; fewer planes if memory is short. */
	private int mostWaiting() {
		final long bytes = 16L * kspace.planeSamples();
		final long fit = Runtime.getRuntime().maxMemory() / 8 / bytes;
		final int wanted = 2 * Math.max(kspace.channels(), OrderedWork.threadCount());
		return (int) Math.max(OrderedWork.threadCount(), Math.min(wanted, fit));
	}

	private Map<String, Object> record(final Map<String, Object> phase, final ComplexNoise noise, final InputScan scan) throws IOException {
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("task", "export k-space");
		all.put("input", ExportRecord.input(input));
		all.put("synthetic", synthetic());
		all.put("phase", phase);
		if (maps != null)
			all.put("coils", maps.record());
		if (noise.sigma() > 0)
			all.put("noise", noise(noise, scan));
		all.put(OutputRecord.NAME, OutputRecord.of(new ImageLayout(kspace, true, metadata().withLabels(List.of()))));
		all.put("seed", options.seed());
		all.put(ExportRecord.PARAMETERS, ExportRecord.parameters(options));
		if (source == PhaseSource.GENERATED) {
			all.putAll(model.provenance(options.phase()));
			warnings.addAll(model.get(options.phase()).warnings());
		}
		else
			all.putAll(Provenance.software());
		return all;
	}

	/** What was not measured; the zero phase counts, since a measured image has another one. */
	private List<String> synthetic() {
		final List<String> parts = new ArrayList<>();
		if (source != PhaseSource.KEEP || hasSyntheticPhase())
			parts.add("phase");
		if (options.coils() instanceof CoilChoice.Simulated)
			parts.add("coil sensitivities");
		if (maps != null)
			parts.add("coil images");
		if (options.snr() > 0)
			parts.add("noise");
		parts.add("k-space");
		return parts;
	}

	/** As images tell that were made by this project. */
	private boolean hasSyntheticPhase() {
		final ImageMetadata metadata = planes().metadata();
		return metadata.infoValue("PhaseGen task").orElse("").equals("generate phase")
			|| metadata.infoValue("PhaseGen synthetic").orElse("").startsWith("phase");
	}

	private Map<String, Object> noise(final ComplexNoise noise, final InputScan scan) {
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("snr", options.snr());
		all.put("definition", ExportRecord.SNR);
		all.put("signalLevel", scan.signalLevel());
		all.put("sigma", noise.sigma());
		all.put("sigmaInKSpace", noise.inKSpace(options.norm(), kspace.planeSamples()).sigma());
		return all;
	}

	@Override
	public void close() throws IOException {
		if (maps != null)
			maps.close();
	}
}
