package io.github.phasegen.skullstrip;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.Provenance;

/**
 * A request about planes on its way to results with titles, labels and a record: what images in memory and files have in common. Input and
 * model are checked and the model is loaded by the constructor; {@link #write} does the work.
 */
public final class StripRun implements Closeable {

	private final StripRequest request;
	private final PlaneReader planes;
	private final StripSource source;
	private final StripModel model;
	private final boolean closesModel;
	private final Map<String, Object> record = new LinkedHashMap<>();
	private final List<String> warnings = new ArrayList<>();

	/**
	 * @param planes k-space or images of heads; real ones are taken for magnitudes, of phase 0; stay the caller's to close
	 * @throws IllegalArgumentException when the input cannot be used, or when it looks like k-space and nobody says what it is
	 * @throws io.github.phasegen.model.ModelException when model, engine or device cannot be used
	 */
	public StripRun(final StripRequest request, final PlaneReader planes) throws IOException {
		this(request, planes, null);
	}

	/** @param loaded the request's model, which stays the caller's to close; null if it is to be loaded */
	StripRun(final StripRequest request, final PlaneReader planes, final StripModel loaded) throws IOException {
		this.request = request;
		this.planes = planes;
		this.source = StripSource.of(request, planes);
		this.model = loaded == null ? StripModel.load(request.model(), request.device()) : loaded;
		this.closesModel = loaded == null;
		record.put("task", "skull stripping");
		record.put("input", planes.metadata().title() + " (" + source.kind() + ")");
		record.putAll(model.applicable(request.options()).toMap());
		record.putAll(Provenance.of(request.model(), model.config(), model.deviceName()));
	}

	/**
	 * Strips all slices and hands the results on plane by plane.
	 *
	 * @param writers one for each output of the request, of its {@link #layout}; they stay the caller's to commit and to close
	 * @throws IllegalArgumentException when a sample cannot be used, saying which slice and why
	 * @throws java.util.concurrent.CancellationException within one slice after the progress says so
	 */
	public void write(final Map<StripOutput, ? extends PlaneWriter> writers, final StripProgress progress) throws IOException {
		finish(new StripSkull(model).write(source.input(), request.options(), writers, progress));
	}

	/** Strips all slices into memory. */
	StrippedImage run(final StripProgress progress) {
		final StrippedImage stripped = new StripSkull(model).run(source.input(), request.options(), request.outputs(), progress);
		finish(new StripSummary(stripped.residual(), stripped.warnings()));
		return stripped;
	}

	private void finish(final StripSummary summary) {
		record.put("energyOutsideBrain", summary.residual().before());
		record.put("residualOutsideBrain", summary.residual().after());
		warnings.addAll(summary.warnings());
		if (!warnings.isEmpty()) record.put("warnings", List.copyOf(warnings));
	}

	/** Parameters, model, versions, device and, after the work, what was measured; in a fixed order, the same for two equal runs. */
	public Map<String, Object> record() {
		return new LinkedHashMap<>(record);
	}

	/** What the user should know, after the work. */
	public List<String> warnings() {
		return List.copyOf(warnings);
	}

	/** What an output holds. Its info has the record as far as that is known. */
	public ImageLayout layout(final StripOutput output) {
		final ImageShape shape = planes.shape();
		return switch (output) {
			case K_SPACE -> new ImageLayout(shape, true, encoding().addTo(SamplingMasks.removedFrom(described("kspace"))));
			case IMAGE -> new ImageLayout(shape, true, Encoding.asImage(described("complex")));
			case MASK -> new ImageLayout(shape.withChannels(1), false, ofOneChannel(Encoding.asImage(described("mask"))));
			case MAGNITUDE -> new ImageLayout(shape, false, Encoding.asImage(described("magnitude")));
		};
	}

	private Encoding encoding() {
		return source.encoding().orElse(new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, planes.shape().width(), planes.shape()
			.height()));
	}

	private ImageMetadata described(final String ending) {
		final Map<String, Object> info = new LinkedHashMap<>();
		record.forEach((key, value) -> info.put("PhaseGen " + key, value));
		return planes.metadata().withTitle(planes.metadata().titleStem() + "_brain_" + ending).plusInfo(info);
	}

	/** A slice's label is that of its first coil. */
	private ImageMetadata ofOneChannel(final ImageMetadata metadata) {
		final List<String> labels = new ArrayList<>();
		for (int k = 0; k < metadata.labels().size(); k += planes.shape().channels())
			labels.add(metadata.label(k));
		return metadata.withLabels(labels);
	}

	@Override
	public void close() {
		if (closesModel) model.close();
	}
}
