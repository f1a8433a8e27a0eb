package io.github.phasegen.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.io.pickle.PickleBuilder;
import io.github.phasegen.io.zip.ZipBuilder;
import io.github.phasegen.testing.Npz;

/** A plain state dict as torch.save writes it: tensors by name, no module. */
public final class StateDictFile {

	private final Map<String, Npz.Array> tensors = new LinkedHashMap<>();

	/** The network of a golden checkpoint. */
	public static StateDictFile golden(final String name) throws IOException {
		final StateDictFile file = new StateDictFile();
		final Npz weights = Npz.resource("golden/" + name + "_weights.npz");
		for (final String tensor : weights.names())
			file.tensors.put(tensor, weights.get(tensor));
		return file;
	}

	/** All names behind another prefix. */
	StateDictFile prefixed(final String old, final String prefix) {
		final StateDictFile file = new StateDictFile();
		tensors.forEach((name, array) -> file.tensors.put(prefix + name.substring(old.length()), array));
		return file;
	}

	StateDictFile with(final String name, final Npz.Array array) {
		tensors.put(name, array);
		return this;
	}

	StateDictFile without(final String name) {
		if (tensors.remove(name) == null) throw new IllegalArgumentException(name);
		return this;
	}

	Npz.Array get(final String name) {
		return tensors.get(name);
	}

	public Path write(final Path file) throws IOException {
		final PickleBuilder pickle = PickleBuilder.protocol2().op('}', '(');
		final ZipBuilder storages = new ZipBuilder().zip64();
		int key = 0;
		for (final Map.Entry<String, Npz.Array> tensor : tensors.entrySet())
			add(pickle.text(tensor.getKey()), tensor.getKey(), tensor.getValue(), key++);
		storages.stored("archive/data.pkl", pickle.op('u').stop());
		key = 0;
		for (final Npz.Array array : tensors.values())
			storages.stored("archive/data/" + key++, bytes(array));
		storages.stored("archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
		return Files.write(file, storages.bytes());
	}

	private static void add(final PickleBuilder pickle, final String name, final Npz.Array array, final int key) {
		final boolean complex = !name.matches(".*(\\.emb\\.1\\..*|\\.prelu_(real|imag)\\.weight|\\.gamma|\\.beta|betas)");
		final int axes = array.shape().length - (complex ? 1 : 0);
		final long[] shape = new long[axes];
		final long[] strides = new long[axes];
		long count = 1;
		for (int d = axes - 1; d >= 0; d--) {
			shape[d] = array.shape()[d];
			strides[d] = count;
			count *= shape[d];
		}
		pickle.global("torch._utils", "_rebuild_tensor_v2").op('(');
		pickle.op('(').text("storage").global("torch", complex ? "ComplexFloatStorage" : "FloatStorage").text("" + key).text("cpu").number(
			count).op('t', 'Q');
		pickle.number(0).numbers(shape).numbers(strides).op(0x89).global("collections", "OrderedDict").op(')', 'R').op('t', 'R');
	}

	private static byte[] bytes(final Npz.Array array) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * array.size()).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(array.floats());
		return bytes.array();
	}
}
