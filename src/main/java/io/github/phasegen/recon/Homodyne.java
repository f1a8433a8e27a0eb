package io.github.phasegen.recon;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.ParallelFourier;
import io.github.phasegen.kspace.sampling.CalibrationRegion;

/**
 * Homodyne detection for partial Fourier sampling (Noll, Nishimura and Macovski, IEEE Trans. Med. Imaging 10:154, 1991): lines without
 * measured mirror image count twice, and of the image the part stays that has the phase of the symmetric middle of k-space. Coil by coil,
 * combined as by {@link ZeroFilled}. Thread-safe.
 *
 * @param lines width of the middle that gives the phase, at most; 0 for all of it that was measured
 */
public record Homodyne(int lines) implements SliceReconstructor {

	/** @throws IllegalArgumentException if the number of lines is negative */
	public Homodyne {
		new CalibrationData(lines);
	}

	/** @throws IllegalArgumentException if the slice was not sampled by partial Fourier */
	@Override
	public ComplexPlane reconstruct(final CoilKSpace slice, final IterationProgress progress) {
		final PartialFourierLines sampled = PartialFourierLines.of(slice.mask());
		final CalibrationRegion region = new CalibrationData(lines).forPhase(slice);
		final List<ComplexPlane> images = slice.coils().stream().map(ComplexPlane::copy).toList();
		images.parallelStream().forEach(sampled::weigh);
		new ParallelFourier(slice.width(), slice.height()).inverse(images, FourierNorm.ORTHO);
		for (int coil = 0; coil < images.size(); coil++)
			new LowResolutionPhase(slice.coils().get(coil), region).project(images.get(coil));
		return CoilImages.combined(slice, images);
	}
}
