package io.github.phasegen.command.io;

import io.github.phasegen.io.hdf5.fastmri.FastMriFormat;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** K-space of the fastMRI data set in HDF5 files. */
@Plugin(type = IOPlugin.class)
public final class FastMriIO extends ImageFileIO {

	public FastMriIO() {
		super(new FastMriFormat());
	}
}
