package io.github.phasegen.diffusion;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.CircularStatistics;
import io.github.phasegen.model.PhaseModel;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Draws plausible phase for magnitude images: the entry point of the task. Commands, macros, command line and tests all call
 * {@link #run}.
 */
public final class GeneratePhase {

	private final PhaseModel model;

	/** @param model stays the caller's to close */
	public GeneratePhase(final PhaseModel model) {
		this.model = model;
	}

	/**
	 * @param magnitude axes X, Y and any further ones, whose planes are treated as slices; finite, not negative
	 * @return complex images whose modulus is the input
	 * @throws IllegalArgumentException when the image cannot be used, saying which slice and why; or when the options do not fit
	 *           the model
	 * @throws java.util.concurrent.CancellationException within one step after the progress says so
	 */
	public GeneratedPhase run(final RandomAccessibleInterval<? extends RealType<?>> magnitude, final GenerateOptions options,
		final GenerateProgress progress)
	{
		final MagnitudeSlices slices = new MagnitudeSlices(magnitude);
		slices.check();
		return run(slices, options, progress);
	}

	/** The same for slices that are already checked. */
	GeneratedPhase run(final MagnitudeSlices checked, final GenerateOptions options, final GenerateProgress progress) {
		return new Run(checked, options, progress).run();
	}

	/** One run's state. */
	private final class Run {

		private final MagnitudeSlices slices;
		private final GenerateOptions options;
		private final GenerateProgress progress;
		private final SlicePhases phases;
		private final List<String> warnings = new ArrayList<>();

		Run(final MagnitudeSlices slices, final GenerateOptions options, final GenerateProgress progress) {
			this.slices = slices;
			this.options = options;
			this.progress = progress;
			this.phases = new SlicePhases(model, options);
			warnings.addAll(model.warnings());
		}

		GeneratedPhase run() {
			final List<Img<ComplexFloatType>> samples = new ArrayList<>();
			for (int k = 0; k < options.samples(); k++)
				samples.add(ComplexImages.create(slices.dimensions()));
			final boolean several = options.samples() > 1;
			final Img<FloatType> mean = several ? PlanarImgs.floats(slices.dimensions()) : null;
			final Img<FloatType> variance = several ? PlanarImgs.floats(slices.dimensions()) : null;
			for (int s = 0; s < slices.count(); s++) {
				final List<float[]> drawn = new ArrayList<>();
				final float[] known = slices.plane(s);
				for (int k = 0; k < options.samples(); k++) {
					final float[] phase = phase(known, s, k);
					ComplexImages.setPlane(samples.get(k), s, ComplexPlane.fromPolar(slices.width(), slices.height(), known,
						phase));
					drawn.add(phase);
				}
				if (several) {
					ComplexImages.setRealPlane(mean, s, CircularStatistics.mean(drawn));
					ComplexImages.setRealPlane(variance, s, CircularStatistics.variance(drawn));
				}
			}
			return new GeneratedPhase(samples, mean, variance, List.copyOf(warnings), phases.passes(slices.width(), slices
				.height()));
		}

		private float[] phase(final float[] known, final int slice, final int sample) {
			if (sample == 0 && SlicePhases.isConstant(known)) warnings.add("Slice " + (slice + 1) + " is constant (" + known[0] +
				"); its phase is set to 0");
			return phases.draw(new SlicePhases.Slice(known, slices.width(), slices.height(), slice, slices.count()), sample, progress);
		}
	}
}
