package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.io.ImageShape;

/** The centred Fourier transform of planes, either way, and images cut about their centre. */
final class TransformedPlanes {

	private TransformedPlanes() {}

	static PlaneReader toImage(final PlaneReader kspace, final FourierNorm norm) {
		return transformed(kspace, (fourier, data) -> fourier.inverse(data, norm));
	}

	static PlaneReader toKSpace(final PlaneReader image, final FourierNorm norm) {
		return transformed(image, (fourier, data) -> fourier.forward(data, norm));
	}

	/** Planes cut (never padded) to a size about the centre. */
	static PlaneReader cropped(final PlaneReader planes, final int width, final int height) {
		final ImageShape shape = planes.shape().withPlane(Math.min(width, planes.shape().width()), Math.min(height, planes.shape().height()));
		return new DerivedPlanes(planes) {

			@Override
			public ImageShape shape() {
				return shape;
			}

			@Override
			public float[] read(final int k) throws IOException {
				return CropPad.center(from().readComplex(k), shape.width(), shape.height()).data();
			}
		};
	}

	private interface Direction {

		void apply(PlaneFourier fourier, float[] data);
	}

	private static PlaneReader transformed(final PlaneReader planes, final Direction direction) {
		final PlaneFourier fourier = new PlaneFourier(planes.shape().width(), planes.shape().height());
		return new DerivedPlanes(planes) {

			@Override
			public float[] read(final int k) throws IOException {
				final ComplexPlane plane = from().readComplex(k);
				direction.apply(fourier, plane.data());
				return plane.data();
			}
		};
	}
}
