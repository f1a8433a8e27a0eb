package io.github.phasegen.io.formats;

import java.util.List;

import io.github.phasegen.io.ImageFormats;
import io.github.phasegen.io.bart.BartFormat;
import io.github.phasegen.io.dicom.DicomFormat;
import io.github.phasegen.io.hdf5.Hdf5Format;
import io.github.phasegen.io.hdf5.fastmri.FastMriFormat;
import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdFormat;
import io.github.phasegen.io.hdf5.matlab.Mat73Format;
import io.github.phasegen.io.matlab.MatFormat;
import io.github.phasegen.io.nifti.NiftiFormat;
import io.github.phasegen.io.numpy.NpyFormat;
import io.github.phasegen.io.numpy.NpzFormat;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.io.torch.TorchFormat;

/** The registry of all formats of this project. */
public final class StandardFormats {

	private StandardFormats() {}

	/** All formats, in order of preference where a file's name or content leaves a choice. */
	public static ImageFormats all() {
		return new ImageFormats(List.of(
			new TiffFormat(),
			new NiftiFormat(),
			new DicomFormat(),
			new MatFormat(),
			new Mat73Format(),
			new IsmrmrdFormat(),
			new FastMriFormat(),
			new Hdf5Format(),
			new NpyFormat(),
			new NpzFormat(),
			new BartFormat(),
			new TorchFormat()));
	}
}
