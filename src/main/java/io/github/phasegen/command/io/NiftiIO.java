package io.github.phasegen.command.io;

import io.github.phasegen.io.nifti.NiftiFormat;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** NIfTI-1 and NIfTI-2. */
@Plugin(type = IOPlugin.class)
public final class NiftiIO extends ImageFileIO {

	public NiftiIO() {
		super(new NiftiFormat());
	}
}
