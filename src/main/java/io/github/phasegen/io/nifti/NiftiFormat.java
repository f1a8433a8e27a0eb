package io.github.phasegen.io.nifti;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.LoadedPlanes;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;

/**
 * NIfTI-1 and NIfTI-2 single files, plain or gzipped; reading only.
 * <p>
 * The axes 1 to 4 become X, Y, Z, T and the axes 5 to 7 together C. Voxels stay in the order of the file; the affine map goes into the info.
 */
public final class NiftiFormat implements ImageFormat {

	@Override
	public String name() {
		return "NIfTI";
	}

	@Override
	public List<String> extensions() {
		return List.of("nii.gz", "nii");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return NiftiReader.isNifti(head);
	}

	@Override
	public boolean canWrite() {
		return false;
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		options.requireNoEntry(file);
		return new LoadedPlanes(read(file));
	}

	@Override
	public ImageContents read(final Path file) throws IOException {
		final NiftiImage image = new NiftiReader().read(file);
		final ImageMetadata metadata = metadata(file, image.header());
		return image.header().type().isComplex() ? complex(image, metadata) : real(image, metadata);
	}

	private static RealImage real(final NiftiImage image, final ImageMetadata metadata) {
		final List<FloatArray> planes = new ArrayList<>();
		for (final int k : planeOrder(image.header()))
			planes.add(new FloatArray(image.volume().plane(k)));
		final PlanarImg<FloatType, FloatArray> pixels = new PlanarImg<>(planes, size(image.header()), new Fraction());
		pixels.setLinkedType(new FloatType(pixels));
		return new RealImage(pixels, metadata);
	}

	private static ComplexImage complex(final NiftiImage image, final ImageMetadata metadata) {
		final List<ComplexPlane> planes = new ArrayList<>();
		for (final int k : planeOrder(image.header()))
			planes.add(image.volume().complexPlane(k));
		return new ComplexImage(ComplexImages.fromPlanes(planes, size(image.header())), metadata);
	}

	/** Sizes along X, Y, C, Z, T. */
	private static long[] size(final NiftiHeader header) {
		return new long[] { header.dim(1), header.dim(2), channels(header), header.dim(3), header.dim(4) };
	}

	private static int channels(final NiftiHeader header) {
		return header.dim(5) * header.dim(6) * header.dim(7);
	}

	/** For each plane with C fastest, then Z, then T, its number in the file, where Z is fastest, then T, then C. */
	private static int[] planeOrder(final NiftiHeader header) {
		final int depth = header.dim(3);
		final int frames = header.dim(4);
		final int channels = channels(header);
		final int[] order = new int[channels * depth * frames];
		int k = 0;
		for (int t = 0; t < frames; t++)
			for (int z = 0; z < depth; z++)
				for (int c = 0; c < channels; c++)
					order[k++] = z + depth * (t + frames * c);
		return order;
	}

	private static ImageMetadata metadata(final Path file, final NiftiHeader header) {
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put("Format", "NIfTI-" + header.version() + ", " + header.type());
		if (!header.description().isEmpty())
			info.put("Description", header.description());
		final double[][] affine = header.affine();
		for (int row = 0; row < 3; row++)
			info.put("Affine row " + (row + 1),
				String.format(Locale.ROOT, "%.7g %.7g %.7g %.7g", affine[row][0], affine[row][1], affine[row][2], affine[row][3]));
		final double interval = header.pixdim().get(4) * header.secondsPerUnit();
		return new ImageMetadata(file.getFileName().toString(), scale(header, 1), scale(header, 2), scale(header, 3),
			AxisScale.of(Double.isFinite(interval) ? interval : 0, "sec"), List.of(), "").plusInfo(info);
	}

	private static AxisScale scale(final NiftiHeader header, final int axis) {
		return AxisScale.of(header.voxelSizeMm(axis), "mm");
	}
}
