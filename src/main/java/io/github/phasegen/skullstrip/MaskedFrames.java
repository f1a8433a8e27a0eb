package io.github.phasegen.skullstrip;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.volume.VoxelGrid;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Applies masks to an input and collects the results, plane by plane. */
final class MaskedFrames {

	private static final int INSIDE = 255;

	private final HeadSlices slices;
	private final VoxelGrid plane;
	private final FourierNorm norm;
	private final double softEdge;
	private final Img<ComplexFloatType> kSpace;
	private final Img<ComplexFloatType> image;
	private final Img<UnsignedByteType> mask;
	private final Img<FloatType> magnitude;
	private final ResidualEnergy.Sum residual = new ResidualEnergy.Sum();

	MaskedFrames(final StripInput input, final HeadSlices slices, final StripOptions options, final Set<StripOutput> outputs) {
		final long[] size = input.samples().dimensionsAsLongArray();
		this.slices = slices;
		this.plane = VoxelGrid.of(input.size(0), input.size(1), 1);
		this.norm = input.kSpace().orElse(FourierNorm.ORTHO);
		this.softEdge = options.softEdge();
		this.kSpace = outputs.contains(StripOutput.K_SPACE) ? ComplexImages.create(size) : null;
		this.image = outputs.contains(StripOutput.IMAGE) ? ComplexImages.create(size) : null;
		this.mask = outputs.contains(StripOutput.MASK) ? PlanarImgs.unsignedBytes(size[0], size[1], 1, size[3], size[4]) : null;
		this.magnitude = outputs.contains(StripOutput.MAGNITUDE) ? PlanarImgs.floats(size) : null;
	}

	void add(final int frame, final boolean[] frameMask) {
		for (int z = 0; z < slices.depth(); z++) {
			final int slice = frame * slices.depth() + z;
			final boolean[] brain = Arrays.copyOfRange(frameMask, z * plane.count(), (z + 1) * plane.count());
			final float[] weights = MaskCorrection.weights(brain, plane, softEdge);
			if (mask != null) writeMask(slice, brain);
			for (int coil = 0; coil < slices.coils(); coil++)
				addPlane(slice * slices.coils() + coil, brain, weights);
		}
	}

	private void addPlane(final int k, final boolean[] brain, final float[] weights) {
		final ComplexPlane before = slices.image(k);
		final ComplexPlane stripped = before.copy();
		for (int i = 0; i < weights.length; i++) {
			stripped.data()[2 * i] *= weights[i];
			stripped.data()[2 * i + 1] *= weights[i];
		}
		if (image != null) ComplexImages.setPlane(image, k, stripped);
		if (magnitude != null) ComplexImages.setRealPlane(magnitude, k, stripped.magnitude());
		slices.fourier().forward(stripped.data(), norm);
		if (kSpace != null) ComplexImages.setPlane(kSpace, k, stripped);
		slices.fourier().inverse(stripped.data(), norm);
		residual.add(brain, before.data(), stripped.data());
	}

	private void writeMask(final int slice, final boolean[] brain) {
		final Cursor<UnsignedByteType> cursor = Views.flatIterable(Views.hyperSlice(Views.hyperSlice(Views.hyperSlice(mask, 4, slice / slices
			.depth()), 3, slice % slices.depth()), 2, 0)).cursor();
		for (final boolean inside : brain)
			cursor.next().set(inside ? INSIDE : 0);
	}

	StrippedImage result(final List<String> warnings) {
		return new StrippedImage(kSpace, image, mask, magnitude, residual.result(), warnings);
	}
}
