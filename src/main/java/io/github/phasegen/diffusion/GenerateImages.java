package io.github.phasegen.diffusion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.Provenance;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * A request from image to image: loads the model, draws the phase, and gives the results titles, labels and a record of the
 * run. What menu, macros and command line have in common.
 */
public final class GenerateImages {

	private static final int T = 4;

	private final GenerateRequest request;
	private final ImageMetadata input;
	private final boolean fromComplex;
	private final RandomAccessibleInterval<? extends RealType<?>> magnitude;

	private GenerateImages(final GenerateRequest request, final ImageContents image) {
		this.request = request;
		this.input = image.metadata();
		this.fromComplex = image instanceof ComplexImage;
		this.magnitude = image instanceof ComplexImage complex ? ComplexImages.magnitude(complex.pixels()) : ((RealImage) image)
			.pixels();
	}

	/**
	 * @param image magnitudes; of a complex image the magnitude is taken
	 * @throws IllegalArgumentException when the image cannot be used, saying which slice and why
	 * @throws io.github.phasegen.model.ModelException when model, engine or device cannot be used
	 * @throws java.util.concurrent.CancellationException within one step after the progress says so
	 */
	public static GeneratedImages run(final GenerateRequest request, final ImageContents image, final GenerateProgress progress)
		throws IOException
	{
		final GenerateImages images = new GenerateImages(request, image);
		// before the model is loaded, so that bad input fails at once
		final MagnitudeSlices slices = new MagnitudeSlices(images.magnitude);
		slices.check();
		try (PhaseModel model = PhaseModel.load(request.model(), request.device())) {
			final GeneratedPhase drawn = new GeneratePhase(model).run(slices, request.options(), progress);
			final Map<String, Object> record = images.record(model, drawn);
			return new GeneratedImages(images.complex(drawn, record), images.statistics(drawn, record), record, drawn.warnings());
		}
	}

	private Map<String, Object> record(final PhaseModel model, final GeneratedPhase drawn) throws IOException {
		final GenerateOptions options = request.options();
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("task", "generate phase");
		record.put("input", input.title() + (fromComplex ? " (magnitude of a complex image)" : ""));
		record.put("sampler", options.sampler().optionName());
		record.put("steps", SliceSampler.steps(model.config(), options));
		record.put("passesPerSlice", drawn.steps());
		record.put("samples", options.samples());
		record.put("seed", options.seed());
		record.put("projectMagnitude", options.projectMagnitude() && options.sampler() != Sampler.REFERENCE);
		record.put("sharedNoise", options.sharedNoise());
		record.put("output", request.output().optionName());
		record.putAll(Provenance.of(request.model(), model));
		if (!drawn.warnings().isEmpty()) record.put("warnings", drawn.warnings());
		return record;
	}

	private ComplexImage complex(final GeneratedPhase drawn, final Map<String, Object> record) {
		final int samples = drawn.samples().size();
		final List<String> labels = new ArrayList<>();
		for (int sample = 1; sample <= samples; sample++)
			for (int k = 0; k < ComplexImages.planeCount(magnitude); k++)
				labels.add(label(samples > 1 ? "sample:" + sample + "/" + samples : "", k));
		return new ComplexImage(samples == 1 ? drawn.samples().get(0) : Views.concatenate(T, drawn.samples()), described(
			request.output().isComplete() ? "complex" : "phase", labels, record));
	}

	private Optional<RealImage> statistics(final GeneratedPhase drawn, final Map<String, Object> record) {
		if (drawn.circularMean() == null) return Optional.empty();
		final long[] size = magnitude.dimensionsAsLongArray();
		size[2] *= 2;
		final Img<FloatType> both = ArrayImgs.floats(size);
		final List<String> labels = new ArrayList<>();
		for (int k = 0; k < ComplexImages.planeCount(magnitude); k++) {
			ComplexImages.setRealPlane(both, 2 * k, ComplexImages.realPlane(drawn.circularMean(), k));
			ComplexImages.setRealPlane(both, 2 * k + 1, ComplexImages.realPlane(drawn.circularVariance(), k));
			labels.add(label("Circular mean", k));
			labels.add(label("Circular variance", k));
		}
		return Optional.of(new RealImage(both, described("statistics", labels, record)));
	}

	private String label(final String before, final int plane) {
		return (before + " " + input.label(plane)).strip();
	}

	private ImageMetadata described(final String ending, final List<String> labels, final Map<String, Object> record) {
		final Map<String, Object> info = new LinkedHashMap<>();
		record.forEach((key, value) -> info.put("PhaseGen " + key, value));
		return input.withTitle(stem(input.title()) + "_" + ending).withLabels(labels).plusInfo(info);
	}

	private static String stem(final String title) {
		return title.replaceFirst("(?i)\\.(tiff?|nii(\\.gz)?)$", "");
	}
}
