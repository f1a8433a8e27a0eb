package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.util.Optional;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.LoadedPlanes;
import io.github.phasegen.io.RealImage;

/** A request from image to image in memory, such as those of ImageJ's windows. */
public final class StripImages {

	private StripImages() {}

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
		return run(request, null, image, progress);
	}

	/**
	 * The same with the request's model already loaded.
	 *
	 * @param model stays the caller's to close
	 */
	public static StrippedImages run(final StripRequest request, final StripModel model, final ImageContents image,
		final StripProgress progress) throws IOException
	{
		try (StripRun run = new StripRun(request, new LoadedPlanes(image), model)) {
			final StrippedImage stripped = run.run(progress);
			return new StrippedImages(
				Optional.ofNullable(stripped.kSpace()).map(pixels -> new ComplexImage(pixels, metadata(run, StripOutput.K_SPACE))),
				Optional.ofNullable(stripped.image()).map(pixels -> new ComplexImage(pixels, metadata(run, StripOutput.IMAGE))),
				Optional.ofNullable(stripped.mask()).map(pixels -> new RealImage(pixels, metadata(run, StripOutput.MASK))),
				Optional.ofNullable(stripped.magnitude()).map(pixels -> new RealImage(pixels, metadata(run, StripOutput.MAGNITUDE))),
				run.record(), run.warnings());
		}
	}

	private static ImageMetadata metadata(final StripRun run, final StripOutput output) {
		return run.layout(output).metadata();
	}
}
