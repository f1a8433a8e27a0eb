package io.github.phasegen.io.hdf5.fastmri;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.DatasetEntries;
import io.github.phasegen.io.hdf5.file.Hdf5File;

/**
 * Files of the fastMRI data set and its loaders: HDF5 with the dataset "kspace" of (slices, rows, columns) or, from several coils, (slices,
 * coils, rows, columns), the magnitude image "reconstruction_esc" or "reconstruction_rss", perhaps a "mask" of the columns that were
 * sampled, and the ISMRMRD header "ismrmrd_header".
 * <p>
 * Rows run along the readout, which is oversampled; columns are the phase encoding. k-space is the centred Fourier transform in its unitary
 * form, and the image the centre of its inverse. K-space whose readout runs along x is written with rows and columns exchanged, and comes back
 * as it was. Written samples are h5py's complex64. Calibration, labels and info go into an attribute
 * "phasegen".
 */
public final class FastMriFormat implements ImageFormat {

	static final String KSPACE = "kspace";
	static final String SINGLE_COIL_IMAGE = "reconstruction_esc";
	static final String MULTI_COIL_IMAGE = "reconstruction_rss";
	static final String MASK = "mask";
	static final String HEADER = "ismrmrd_header";

	@Override
	public String name() {
		return "fastMRI";
	}

	@Override
	public List<String> extensions() {
		return List.of("h5");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return Hdf5File.isHdf5(head);
	}

	@Override
	public boolean claims(final Path file) {
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			return hdf5.root().names().contains(KSPACE);
		}
		catch (final IOException e) {
			return false;
		}
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			return DatasetEntries.of(hdf5.root());
		}
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		return Hdf5File.openFor(file, hdf5 -> new FastMriReader(hdf5).open(options));
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	/** @throws io.github.phasegen.io.UnsupportedFormatException if the layout is not that of k-space with one frame */
	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		return FastMriWriter.create(file, layout, options);
	}
}
