package io.github.phasegen.command.io;

import io.github.phasegen.io.matlab.MatFormat;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** Arrays in MATLAB files of version 5. */
@Plugin(type = IOPlugin.class)
public final class MatlabIO extends ImageFileIO {

	public MatlabIO() {
		super(new MatFormat());
	}
}
