package io.github.phasegen.io.hdf5.fastmri;

import java.util.Map;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdHeader;
import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdHeader.Limit;
import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdHeader.Space;
import io.github.phasegen.io.hdf5.ismrmrd.Millimetres;

/** Makes the header of a fastMRI file: rows are the readout, x of the header; columns the phase encoding, y of the header. */
final class FastMriHeader {

	private FastMriHeader() {}

	/** Limits leave no padding to the loaders, which take what lies outside of them for columns that were not measured. */
	static IsmrmrdHeader of(final ImageLayout layout, final Encoding encoding) {
		final ImageShape shape = layout.shape();
		final ImageMetadata metadata = layout.metadata();
		final double row = length(metadata.y());
		final double column = length(metadata.x());
		final double thickness = length(metadata.z());
		final Space encoded = new Space(shape.height(), shape.width(), 1, row * shape.height(), column * shape.width(), thickness);
		final Space recon = new Space(encoding.imageHeight(), encoding.imageWidth(), 1, row * encoding.imageHeight(),
			column * encoding.imageWidth(), thickness);
		return new IsmrmrdHeader(encoded, recon,
			Map.of(IsmrmrdHeader.LINES, Limit.of(shape.width()), "slice", Limit.of(shape.slices())), "cartesian", shape.channels());
	}

	/** Samples of unknown size are taken to be 1 mm apart, since the header has no way to say so. */
	private static double length(final AxisScale scale) {
		return Millimetres.step(scale).orElse(1);
	}
}
