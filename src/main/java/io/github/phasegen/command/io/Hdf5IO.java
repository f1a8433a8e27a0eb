package io.github.phasegen.command.io;

import io.github.phasegen.io.hdf5.Hdf5Format;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** Arrays in HDF5 files. */
@Plugin(type = IOPlugin.class)
public final class Hdf5IO extends ImageFileIO {

	public Hdf5IO() {
		super(new Hdf5Format());
	}
}
