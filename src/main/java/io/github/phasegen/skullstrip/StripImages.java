package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.Provenance;

/**
 * A request from image to image: loads the model, strips, and gives the results titles, labels and a record of the run. What menu, macros and
 * command line have in common.
 */
public final class StripImages {

	private static final int C = 2;

	private final StripRequest request;
	private final ImageContents contents;
	private final Optional<Encoding> encoding;
	private final StripInput input;

	private StripImages(final StripRequest request, final ImageContents contents) {
		this.request = request;
		this.contents = contents;
		this.encoding = encoding(request, contents);
		this.input = input();
	}

	/**
	 * @param image k-space or images of heads; a real image is taken for magnitudes, of phase 0
	 * @throws IllegalArgumentException when the image cannot be used, saying which slice and why, or when it looks like k-space and nobody
	 *           says what it is
	 * @throws io.github.phasegen.model.ModelException when model, engine or device cannot be used
	 * @throws java.util.concurrent.CancellationException within one slice after the progress says so
	 */
	public static StrippedImages run(final StripRequest request, final ImageContents image, final StripProgress progress)
		throws IOException
	{
		final StripImages images = new StripImages(request, image);
		try (StripModel model = StripModel.load(request.model(), request.device())) {
			final StrippedImage stripped = new StripSkull(model).run(images.input, request.options(), request.outputs(), progress);
			return images.results(stripped, images.record(model, stripped));
		}
	}

	private static Optional<Encoding> encoding(final StripRequest request, final ImageContents image) {
		final ImageMetadata metadata = image.metadata();
		final Domain told = Encoding.domain(metadata).orElse(Domain.IMAGE);
		if (!(image instanceof ComplexImage complex)) {
			if (request.domain().orElse(Domain.IMAGE) == Domain.K_SPACE) throw new IllegalArgumentException(metadata.title() +
				": found a real image, expected complex samples of k-space");
			return Optional.empty();
		}
		if (request.domain().isEmpty() && Encoding.domain(metadata).isEmpty()) DomainCheck.refuseLikelyKSpace(complex);
		if (request.domain().orElse(told) == Domain.IMAGE) return Optional.empty();
		final ImageShape shape = ImageShape.of(image.pixels());
		if (PartitionEncoding.of(metadata, shape).isPresent()) throw new IllegalArgumentException(metadata.title() +
			": partition encoding: found k-space along z too, expected slices (open it as an image first)");
		if (told == Domain.K_SPACE) return Encoding.of(metadata, shape);
		return Optional.of(new Encoding(Optional.empty(), Encoding.Readout.X, shape.width(), shape.height()));
	}

	/** Where the file does not say how k-space is scaled, the unitary transform leads to the image and back: the mask is the same. */
	private StripInput input() {
		if (contents instanceof RealImage real) return StripInput.ofMagnitude(real.pixels());
		final ComplexImage complex = (ComplexImage) contents;
		if (encoding.isEmpty()) return StripInput.ofImage(complex.pixels());
		final StripInput all = StripInput.ofKSpace(complex.pixels(), encoding.get().norm().orElse(FourierNorm.ORTHO));
		return all.withImageSize(Math.min(encoding.get().imageWidth(), all.size(0)), Math.min(encoding.get().imageHeight(), all.size(1)));
	}

	private Map<String, Object> record(final StripModel model, final StrippedImage stripped) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("task", "skull stripping");
		record.put("input", contents.metadata().title() + " (" + kind() + ")");
		record.putAll(request.options().toMap());
		record.put("energyOutsideBrain", stripped.residual().before());
		record.put("residualOutsideBrain", stripped.residual().after());
		record.putAll(Provenance.of(request.model(), model.config(), model.deviceName()));
		if (!stripped.warnings().isEmpty()) record.put("warnings", stripped.warnings());
		return record;
	}

	private String kind() {
		if (contents instanceof RealImage) return "magnitude";
		return encoding.isPresent() ? "k-space" : "complex image";
	}

	private StrippedImages results(final StrippedImage stripped, final Map<String, Object> record) {
		final Encoding ofResult = encoding.orElse(new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, input.size(0), input.size(
			1)));
		return new StrippedImages(
			Optional.ofNullable(stripped.kSpace()).map(pixels -> new ComplexImage(pixels, ofResult.addTo(described("kspace", record)))),
			Optional.ofNullable(stripped.image()).map(pixels -> new ComplexImage(pixels, Encoding.asImage(described("complex", record)))),
			Optional.ofNullable(stripped.mask()).map(pixels -> new RealImage(pixels, ofOneChannel(Encoding.asImage(described("mask", record))))),
			Optional.ofNullable(stripped.magnitude()).map(pixels -> new RealImage(pixels, Encoding.asImage(described("magnitude", record)))),
			record, stripped.warnings());
	}

	private ImageMetadata described(final String ending, final Map<String, Object> record) {
		final Map<String, Object> info = new LinkedHashMap<>();
		record.forEach((key, value) -> info.put("PhaseGen " + key, value));
		return contents.metadata().withTitle(contents.metadata().titleStem() + "_brain_" + ending).plusInfo(info);
	}

	/** A slice's label is that of its first coil. */
	private ImageMetadata ofOneChannel(final ImageMetadata metadata) {
		final List<String> labels = new ArrayList<>();
		for (int k = 0; k < metadata.labels().size(); k += input.size(C))
			labels.add(metadata.label(k));
		return metadata.withLabels(labels);
	}
}
