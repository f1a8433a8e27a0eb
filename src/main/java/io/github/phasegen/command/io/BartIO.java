package io.github.phasegen.command.io;

import io.github.phasegen.io.bart.BartFormat;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** BART's pairs of .cfl and .hdr files. */
@Plugin(type = IOPlugin.class)
public final class BartIO extends ImageFileIO {

	public BartIO() {
		super(new BartFormat());
	}
}
