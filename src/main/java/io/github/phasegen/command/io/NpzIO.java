package io.github.phasegen.command.io;

import io.github.phasegen.io.numpy.NpzFormat;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** Archives of NumPy arrays. */
@Plugin(type = IOPlugin.class)
public final class NpzIO extends ImageFileIO {

	public NpzIO() {
		super(new NpzFormat());
	}
}
