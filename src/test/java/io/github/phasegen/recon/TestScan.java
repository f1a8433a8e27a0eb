package io.github.phasegen.recon;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import ij.io.Opener;
import ij.process.ImageProcessor;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierResize;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.simulate.coil.CoilArray;
import io.github.phasegen.simulate.coil.CoilArrayOptions;
import io.github.phasegen.simulate.coil.CoilGrid;
import io.github.phasegen.simulate.coil.CoilKind;

/**
 * A slice of the sample head as a coil array sees it: its magnitude up to 1, a smooth phase, unit sensitivities, noise.
 *
 * @param truth the image
 * @param maps of the coils; a root sum of squares of 1
 * @param full k-space of all coils with noise
 */
public record TestScan(ComplexPlane truth, CoilSensitivities maps, List<ComplexPlane> full) {

	private static final String HEAD = "sample-data/head_t1.tif";

	/** @param noise standard deviation of real and imaginary part */
	public static TestScan head(final int width, final int height, final int coils, final double noise) {
		final CoilSensitivities maps = new CoilArray(CoilArrayOptions.of(CoilKind.BIRDCAGE, coils), CoilGrid.ofPixels(width, height, 1)).maps(
			0);
		final ComplexPlane truth = image(width, height);
		final List<ComplexPlane> full = new CoilEncoding(maps, SamplingMask.full(width, height)).forward(truth);
		final Random random = new Random(1);
		for (final ComplexPlane coil : full)
			for (int i = 0; i < coil.data().length; i++)
				coil.data()[i] += (float) (noise * random.nextGaussian());
		return new TestScan(truth, maps, full);
	}

	/** What the mask leaves of it, with the maps. */
	public CoilKSpace measured(final SamplingMask mask) {
		final List<ComplexPlane> coils = full.stream().map(ComplexPlane::copy).toList();
		coils.forEach(mask::apply);
		return new CoilKSpace(coils, mask, coils.size() == 1 ? Optional.empty() : Optional.of(maps));
	}

	/** Of the magnitude against the true one, in dB. */
	public double psnr(final ComplexPlane image) {
		final float[] expected = truth.magnitude();
		final float[] found = image.magnitude();
		double squares = 0;
		double most = 0;
		for (int i = 0; i < expected.length; i++) {
			squares += (expected[i] - found[i]) * (expected[i] - found[i]);
			most = Math.max(most, expected[i]);
		}
		return 10 * Math.log10(most * most * expected.length / squares);
	}

	/** The whole head is in the field of view: smaller images are coarser. */
	private static ComplexPlane image(final int width, final int height) {
		final ImageProcessor slice = new Opener().openImage(HEAD).getStack().getProcessor(8);
		final double most = slice.getStats().max;
		final ComplexPlane head = new ComplexPlane(slice.getWidth(), slice.getHeight());
		for (int i = 0; i < slice.getPixelCount(); i++)
			head.data()[2 * i] = (float) (slice.getf(i) / most);
		final int coarser = (int) Math.ceil(Math.max((double) slice.getWidth() / width, (double) slice.getHeight() / height));
		final float[] magnitude = FourierResize.resize(CropPad.center(head, coarser * width, coarser * height), width, height).magnitude();
		final float[] phase = new float[magnitude.length];
		for (int i = 0; i < phase.length; i++) {
			final double u = (double) (i % width) / width - 0.5;
			final double v = (double) (i / width) / height - 0.5;
			phase[i] = (float) (2 * u - 3 * v + 6 * u * u + 5 * u * v - 4 * v * v);
		}
		return ComplexPlane.fromPolar(width, height, magnitude, phase);
	}
}
