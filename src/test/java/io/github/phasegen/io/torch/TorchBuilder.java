package io.github.phasegen.io.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.io.pickle.PickleBuilder;
import io.github.phasegen.io.zip.ZipBuilder;

/** Makes files as torch.save makes them, sound ones and others. */
final class TorchBuilder {

	private static final String FOLDER = "archive/";

	private byte[] pickle = {};
	private byte[] version = "3\n".getBytes(StandardCharsets.US_ASCII);
	private byte[] byteOrder;
	private final Map<String, byte[]> storages = new LinkedHashMap<>();

	TorchBuilder pickle(final byte[] bytes) {
		pickle = bytes;
		return this;
	}

	/** Null leaves it out. */
	TorchBuilder version(final String text) {
		version = text == null ? null : text.getBytes(StandardCharsets.US_ASCII);
		return this;
	}

	TorchBuilder byteOrder(final String text) {
		byteOrder = text.getBytes(StandardCharsets.US_ASCII);
		return this;
	}

	TorchBuilder storage(final String key, final byte[] bytes) {
		storages.put(key, bytes);
		return this;
	}

	TorchBuilder floats(final String key, final float... values) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		return storage(key, bytes.array());
	}

	/** The archive, to which other entries can be added. */
	ZipBuilder zip() {
		final ZipBuilder zip = new ZipBuilder().zip64().stored(FOLDER + "data.pkl", pickle);
		if (byteOrder != null)
			zip.stored(FOLDER + "byteorder", byteOrder);
		storages.forEach((key, bytes) -> zip.stored(FOLDER + "data/" + key, bytes));
		if (version != null)
			zip.stored(FOLDER + "version", version);
		return zip;
	}

	byte[] bytes() {
		return zip().bytes();
	}

	/** Pushes the persistent id of a storage, as {@code storage("FloatStorage", "0", 12)}. */
	static PickleBuilder storage(final PickleBuilder pickle, final String type, final String key, final long count) {
		return pickle.op('(').text("storage").global("torch", type).text(key).text("cpu").number(count).op('t', 'Q');
	}

	/** Pushes a tensor that sees storage 0 in C order. */
	static PickleBuilder tensor(final PickleBuilder pickle, final String type, final long... shape) {
		long count = 1;
		final long[] strides = new long[shape.length];
		for (int d = shape.length - 1; d >= 0; d--) {
			strides[d] = count;
			count *= shape[d];
		}
		pickle.global("torch._utils", "_rebuild_tensor_v2").op('(');
		return rest(storage(pickle, type, "0", count), 0, shape, strides).op('t', 'R');
	}

	/** The arguments of a tensor behind its storage. */
	static PickleBuilder rest(final PickleBuilder pickle, final long offset, final long[] shape, final long[] strides) {
		return pickle.number(offset).numbers(shape).numbers(strides).op(0x89).global("collections", "OrderedDict").op(')', 'R');
	}

	/** A file that holds one float tensor of any view of storage 0, which has 12 values 0, 1, 2, ... */
	static TorchBuilder view(final long offset, final long[] shape, final long... strides) {
		final PickleBuilder pickle = PickleBuilder.protocol2().global("torch._utils", "_rebuild_tensor_v2").op('(');
		final float[] values = new float[12];
		for (int i = 0; i < values.length; i++)
			values[i] = i;
		return new TorchBuilder().pickle(rest(storage(pickle, "FloatStorage", "0", 12), offset, shape, strides).op('t', 'R').stop()).floats("0",
			values);
	}
}
