package io.github.phasegen.io.torch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.GlobalPolicy;
import io.github.phasegen.io.pickle.PickleReader;

/**
 * An open file of torch.save, PyTorch 1.6 or later (.pt, .pth). Opening it reads and checks the archive's directory and the pickle, not the values
 * of tensors; those are read by {@link TorchTensor#floats}, before the file is closed.
 * <p>
 * Nothing that the file names is called, imported or constructed. Under {@link GlobalPolicy#STRICT}, a name other than those of tensors and plain
 * Python values is an error; under {@link GlobalPolicy#INERT}, for checkpoints with pickled modules, it becomes an inert
 * {@link io.github.phasegen.io.pickle.PickledObject} with the arguments and attributes that the file gives it, so that settings of a
 * module can be read: {@code ((PickledObject) file.root()).attribute("num_timesteps")}.
 *
 * <pre>
 * try (TorchFile file = TorchFile.open(path, GlobalPolicy.INERT)) {
 * 	file.verify();
 * 	for (Map.Entry&lt;String, TorchTensor&gt; entry : file.stateDict().entrySet())
 * 		use(entry.getKey(), entry.getValue().shape(), entry.getValue().floats());
 * }
 * </pre>
 */
public final class TorchFile implements Closeable {

	private final TorchArchive archive;
	private final Object root;

	private TorchFile(final TorchArchive archive, final Object root) {
		this.archive = archive;
		this.root = root;
	}

	/**
	 * Opens a file and reads its pickle.
	 *
	 * @throws CorruptFileException if the archive or the pickle contradicts itself, a tensor does not lie in its storage, or the pickle was made to
	 *           do harm (names {@code os.system} or the like, under either policy)
	 * @throws UnsupportedFormatException for files of PyTorch before 1.6, TorchScript, sparse or quantized tensors, names that the policy does
	 *           not allow, and pickles beyond {@link io.github.phasegen.io.pickle.PickleLimits}
	 */
	public static TorchFile open(final Path file, final GlobalPolicy policy) throws IOException {
		final TorchArchive archive = TorchArchive.open(file);
		try (InputStream pickle = archive.openPickle()) {
			return new TorchFile(archive, PickleReader.read(file, TorchArchive.PICKLE, pickle, TorchFunctions.options(archive, policy)));
		}
		catch (final IOException | RuntimeException | Error e) {
			archive.close();
			throw e;
		}
	}

	/**
	 * What was given to torch.save: a {@link TorchTensor}, or as the documentation of package {@link io.github.phasegen.io.pickle} says, with
	 * TorchTensor in place of tensors and parameters, and {@link io.github.phasegen.io.pickle.PickledGlobal} in place of dtypes. Null is None.
	 */
	public Object root() {
		return root;
	}

	/**
	 * The tensors of a model by name, in the order of the file:
	 * <ul>
	 * <li>of a plain state dict: its tensors; other values in it are left out;
	 * <li>of a dict with an entry {@code state_dict}, {@code model_state_dict} or {@code model} (the first of these that is a dict or module): the
	 * tensors of that entry;
	 * <li>of a pickled {@code torch.nn.Module}: what its {@code state_dict()} would have given, that is {@code _parameters} and {@code _buffers}
	 * of all {@code _modules}, with dotted names, without non-persistent buffers.
	 * </ul>
	 * Names are kept as they are: {@code module.} of DataParallel, {@code model.} of a wrapping module. Tensors may share storages, and several names
	 * may have the same tensor.
	 *
	 * @throws UnsupportedFormatException if the file holds none of these, or more than half of Java's memory can hold as floats
	 * @throws CorruptFileException if a module contains itself or a name is used twice
	 */
	public Map<String, TorchTensor> stateDict() throws IOException {
		return StateDict.of(archive.file(), root);
	}

	/**
	 * Reads the whole file and compares the checksums of the archive.
	 *
	 * @throws CorruptFileException if one differs, naming the entry
	 */
	public void verify() throws IOException {
		archive.checkSums();
	}

	@Override
	public void close() throws IOException {
		archive.close();
	}
}
