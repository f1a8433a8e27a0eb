package io.github.phasegen.command.io;

import io.github.phasegen.io.hdf5.matlab.Mat73Format;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** Arrays in MATLAB files of version 7.3. */
@Plugin(type = IOPlugin.class)
public final class Matlab73IO extends ImageFileIO {

	public Matlab73IO() {
		super(new Mat73Format());
	}
}
