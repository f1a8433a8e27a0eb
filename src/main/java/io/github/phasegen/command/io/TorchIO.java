package io.github.phasegen.command.io;

import io.github.phasegen.io.torch.TorchFormat;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** PyTorch files with tensors. */
@Plugin(type = IOPlugin.class)
public final class TorchIO extends ImageFileIO {

	public TorchIO() {
		super(new TorchFormat());
	}
}
