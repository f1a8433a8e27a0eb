package io.github.phasegen.command.io;

import io.github.phasegen.io.numpy.NpyFormat;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** NumPy arrays. */
@Plugin(type = IOPlugin.class)
public final class NpyIO extends ImageFileIO {

	public NpyIO() {
		super(new NpyFormat());
	}
}
