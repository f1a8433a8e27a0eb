package io.github.phasegen.recon;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.ParallelFourier;
import io.github.phasegen.kspace.sampling.CalibrationRegion;

/**
 * POCS for partial Fourier sampling (Haacke, Lindskog and Lin, J. Magn. Reson. 92:126, 1991): the image is projected in turn onto those of the
 * phase that the symmetric middle of k-space has, and onto those with the measured samples, the last time too. Coil by coil, combined as by
 * {@link ZeroFilled}. The residual is the change of the coil images in an iteration, relative to them. Thread-safe.
 *
 * @param lines width of the middle that gives the phase, at most; 0 for all of it that was measured
 * @param iterations at most, 1 to 10000
 * @param tolerance of the residual at which the iterations end early; at least 0, below 1
 */
public record PhaseProjections(int lines, int iterations, double tolerance) implements SliceReconstructor {

	/** @throws IllegalArgumentException naming the option */
	public PhaseProjections {
		new CalibrationData(lines);
		Checks.iterations(iterations);
		Checks.tolerance(tolerance);
	}

	/** @throws IllegalArgumentException if the slice was not sampled by partial Fourier */
	@Override
	public ComplexPlane reconstruct(final CoilKSpace slice, final IterationProgress progress) {
		PartialFourierLines.of(slice.mask());
		final CalibrationRegion region = new CalibrationData(lines).forPhase(slice);
		final List<LowResolutionPhase> phases = slice.coils().stream().map(coil -> new LowResolutionPhase(coil, region)).toList();
		final DataConsistency consistency = new DataConsistency(slice, Double.POSITIVE_INFINITY);
		final ParallelFourier fourier = new ParallelFourier(slice.width(), slice.height());
		final List<ComplexPlane> images = CoilImages.zeroFilled(slice);
		for (int k = 1; k <= iterations; k++) {
			final List<ComplexPlane> before = images.stream().map(ComplexPlane::copy).toList();
			for (int coil = 0; coil < images.size(); coil++)
				phases.get(coil).project(images.get(coil));
			fourier.forward(images, FourierNorm.ORTHO);
			consistency.correct(images);
			fourier.inverse(images, FourierNorm.ORTHO);
			final double change = change(before, images);
			progress.report(k, iterations, change, () -> CoilImages.combined(slice, images));
			if (change <= tolerance) break;
		}
		return CoilImages.combined(slice, images);
	}

	private static double change(final List<ComplexPlane> before, final List<ComplexPlane> after) {
		double changed = 0;
		double energy = 0;
		for (int coil = 0; coil < after.size(); coil++) {
			final float[] old = before.get(coil).data();
			energy += Vectors.dot(after.get(coil).data(), after.get(coil).data());
			Vectors.add(-1, after.get(coil).data(), old);
			changed += Vectors.dot(old, old);
		}
		return energy > 0 ? Math.sqrt(changed / energy) : 0;
	}
}
