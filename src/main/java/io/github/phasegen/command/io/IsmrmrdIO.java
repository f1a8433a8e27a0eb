package io.github.phasegen.command.io;

import io.github.phasegen.io.hdf5.ismrmrd.IsmrmrdFormat;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** Cartesian acquisitions in ISMRMRD files. */
@Plugin(type = IOPlugin.class)
public final class IsmrmrdIO extends ImageFileIO {

	public IsmrmrdIO() {
		super(new IsmrmrdFormat());
	}
}
