package io.github.phasegen.skullstrip;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.PlaneFourier;

/** The input as coil images, plane by plane: plane k = c + C * (z + Z * t). */
final class HeadSlices {

	private final StripInput input;
	private final PlaneFourier fourier;

	HeadSlices(final StripInput input) {
		this.input = input;
		this.fourier = new PlaneFourier(input.size(0), input.size(1));
	}

	int coils() {
		return input.size(2);
	}

	/** Slices per frame. */
	int depth() {
		return input.size(3);
	}

	int frames() {
		return input.size(4);
	}

	PlaneFourier fourier() {
		return fourier;
	}

	/**
	 * The image of one plane.
	 *
	 * @throws IllegalArgumentException naming slice and coil, if a sample is not finite
	 */
	ComplexPlane image(final int plane) {
		final ComplexPlane samples = ComplexImages.plane(input.samples(), plane);
		for (final float value : samples.data())
			if (!Float.isFinite(value)) throw new IllegalArgumentException("image, slice " + (plane / coils() + 1) + (coils() > 1
				? ", coil " + (plane % coils() + 1) : "") + ": found " + value + ", expected finite samples");
		input.kSpace().ifPresent(norm -> fourier.inverse(samples.data(), norm));
		return samples;
	}

	/** The images of all coils of a slice, without readout oversampling. */
	List<ComplexPlane> coilImages(final int slice) {
		final List<ComplexPlane> images = new ArrayList<>();
		for (int coil = 0; coil < coils(); coil++) {
			final ComplexPlane image = image(slice * coils() + coil);
			final boolean whole = input.imageWidth() == image.width() && input.imageHeight() == image.height();
			images.add(whole ? image : CropPad.center(image, input.imageWidth(), input.imageHeight()));
		}
		return images;
	}
}
