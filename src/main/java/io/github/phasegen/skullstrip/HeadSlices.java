package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.phasegen.io.ImageShape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/** The input as coil images, plane by plane: plane k = c + C * (z + Z * t). */
final class HeadSlices {

	private final StripInput input;
	private final ImageShape shape;
	private final PlaneFourier fourier;

	HeadSlices(final StripInput input) {
		this.input = input;
		this.shape = input.shape();
		this.fourier = new PlaneFourier(shape.width(), shape.height());
	}

	int width() {
		return shape.width();
	}

	int height() {
		return shape.height();
	}

	int coils() {
		return shape.channels();
	}

	/** Slices per frame. */
	int depth() {
		return shape.slices();
	}

	int frames() {
		return shape.frames();
	}

	/** Scaling of the input's k-space; empty if it is an image. */
	Optional<FourierNorm> kSpace() {
		return input.kSpace();
	}

	PlaneFourier fourier() {
		return fourier;
	}

	/**
	 * The image of one plane.
	 *
	 * @throws IllegalArgumentException naming slice and coil, if a sample is not finite
	 */
	ComplexPlane image(final int plane) throws IOException {
		final ComplexPlane samples = input.planes().readComplex(plane);
		for (final float value : samples.data())
			if (!Float.isFinite(value)) throw new IllegalArgumentException("image, slice " + (plane / coils() + 1) + (coils() > 1
				? ", coil " + (plane % coils() + 1) : "") + ": found " + value + ", expected finite samples");
		input.kSpace().ifPresent(norm -> fourier.inverse(samples.data(), norm));
		return samples;
	}

	/** The images of all coils of a slice, without readout oversampling. */
	List<ComplexPlane> coilImages(final int slice) throws IOException {
		final List<ComplexPlane> images = new ArrayList<>();
		for (int coil = 0; coil < coils(); coil++) {
			final ComplexPlane image = image(slice * coils() + coil);
			final boolean whole = input.imageWidth() == image.width() && input.imageHeight() == image.height();
			images.add(whole ? image : CropPad.center(image, input.imageWidth(), input.imageHeight()));
		}
		return images;
	}
}
