package io.github.phasegen.io.torch;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.pickle.GlobalPolicy;
import io.github.phasegen.io.pickle.PickleFunction;
import io.github.phasegen.io.pickle.PickleLimits;
import io.github.phasegen.io.pickle.PickleOptions;
import io.github.phasegen.io.pickle.PickleSite;
import io.github.phasegen.io.pickle.PickledDict;
import io.github.phasegen.io.pickle.PickledGlobal;
import io.github.phasegen.io.pickle.PickledSequence;

/** Stand-ins for the functions of PyTorch that make tensors of what a pickle says. */
final class TorchFunctions {

	private final TorchArchive archive;
	private final Map<String, PickleFunction> functions = new HashMap<>();

	private TorchFunctions(final TorchArchive archive) {
		this.archive = archive;
		functions.put("torch._utils._rebuild_tensor", this::tensor);
		functions.put("torch._utils._rebuild_tensor_v2", this::tensor);
		functions.put("torch._utils._rebuild_tensor_v3", this::typedTensor);
		functions.put("torch._utils._rebuild_parameter", TorchFunctions::first);
		functions.put("torch._utils._rebuild_parameter_with_state", TorchFunctions::first);
		functions.put("torch._tensor._rebuild_from_type_v2", this::subclass);
		functions.put("torch.Size", TorchFunctions::size);
		functions.put("torch.device", TorchFunctions::device);
	}

	static PickleOptions options(final TorchArchive archive, final GlobalPolicy policy) {
		final TorchFunctions torch = new TorchFunctions(archive);
		return new PickleOptions(policy, torch.functions, TorchTypes.constants(), torch::storage, PickleLimits.standard());
	}

	/** Persistent ids are ("storage", class, key, device, number of elements). */
	private Object storage(final List<Object> arguments, final PickleSite site) throws IOException {
		final List<Object> id = items(arguments.get(0), "a tuple that names a storage", site);
		if (id.size() != 5 || !"storage".equals(id.get(0)) || !(id.get(1) instanceof PickledGlobal storageClass) || !(id.get(
			2) instanceof String key) || !(id.get(4) instanceof Long count))
			throw site.corrupt("a tuple of " + id.size(), "(\"storage\", class, key, device, number of elements)");
		final boolean untyped = TorchTypes.isUntyped(storageClass.dotted());
		final SampleType type = TorchTypes.ofStorage(storageClass.dotted());
		if (type == null && !untyped)
			throw site.unsupported(storageClass, "a storage of real or complex numbers");
		if (!archive.hasStorage(key))
			throw site.corrupt("storage " + key, "one whose numbers are in the archive");
		final long bytes = archive.size(key);
		final int unit = untyped ? 1 : type.bytes();
		if (count < 0 || count != bytes / unit)
			throw site.corrupt(count + " elements of " + (untyped ? "a byte" : type) + " in storage " + key, bytes / unit + ", for its "
				+ bytes + " bytes");
		return new TorchStorage(archive, key, type, bytes);
	}

	/** (storage, offset, sizes, strides, requires_grad, hooks[, metadata]) */
	private Object tensor(final List<Object> arguments, final PickleSite site) throws IOException {
		checkCount(arguments, 4, site);
		if (!(arguments.get(0) instanceof TorchStorage storage) || storage.type() == null)
			throw site.corrupt(arguments.get(0), "a storage of numbers");
		return tensor(storage, storage.type(), arguments, arguments.size() > 6 ? arguments.get(6) : null, site);
	}

	/** (storage, offset, sizes, strides, requires_grad, hooks, dtype[, metadata]) */
	private Object typedTensor(final List<Object> arguments, final PickleSite site) throws IOException {
		checkCount(arguments, 7, site);
		if (!(arguments.get(0) instanceof TorchStorage storage))
			throw site.corrupt(arguments.get(0), "a storage");
		final SampleType type = arguments.get(6) instanceof PickledGlobal dtype ? TorchTypes.ofDtype(dtype.dotted()) : null;
		if (type == null)
			throw site.unsupported(arguments.get(6), "a dtype of real or complex numbers");
		return tensor(storage, type, arguments, arguments.size() > 7 ? arguments.get(7) : null, site);
	}

	private static TorchTensor tensor(final TorchStorage storage, final SampleType type, final List<Object> arguments, final Object metadata,
		final PickleSite site) throws IOException
	{
		final long[] shape = longs(arguments.get(2), site);
		final long[] strides = longs(arguments.get(3), site);
		if (!(arguments.get(1) instanceof Long offset))
			throw site.corrupt(arguments.get(1), "an offset in the storage");
		try {
			final StridedView view = StridedView.of(shape, strides, offset, storage.bytes() / type.bytes());
			return new TorchTensor(storage, type, view, flag(metadata, "conj"), flag(metadata, "neg"));
		}
		catch (final IllegalArgumentException e) {
			throw site.corrupt("sizes " + text(shape) + ", strides " + text(strides) + ", offset " + offset + " in " + storage, e.getMessage());
		}
	}

	/** (function, class, arguments, state): a tensor with attributes, which are dropped. */
	private Object subclass(final List<Object> arguments, final PickleSite site) throws IOException {
		checkCount(arguments, 4, site);
		final PickleFunction function = arguments.get(0) instanceof PickledGlobal global ? functions.get(global.dotted()) : null;
		// not itself again: its arguments could nest without end
		if (function == null || !((PickledGlobal) arguments.get(0)).name().startsWith("_rebuild_tensor"))
			throw site.unsupported(arguments.get(0), "a function that makes a tensor");
		return function.apply(items(arguments.get(2), "a tuple of arguments", site), site);
	}

	/** A parameter is its tensor. */
	private static Object first(final List<Object> arguments, final PickleSite site) throws IOException {
		checkCount(arguments, 1, site);
		return arguments.get(0);
	}

	private static Object size(final List<Object> arguments, final PickleSite site) throws IOException {
		checkCount(arguments, 1, site);
		longs(arguments.get(0), site);
		return arguments.get(0);
	}

	/** ("cuda", 0) → "cuda:0". */
	private static Object device(final List<Object> arguments, final PickleSite site) throws IOException {
		checkCount(arguments, 1, site);
		if (!(arguments.get(0) instanceof String name))
			throw site.corrupt(arguments.get(0), "the name of a device");
		return arguments.size() > 1 && arguments.get(1) instanceof Long index ? name + ":" + index : name;
	}

	private static boolean flag(final Object metadata, final String name) {
		return metadata instanceof PickledDict dict && Boolean.TRUE.equals(dict.get(name));
	}

	private static void checkCount(final List<Object> arguments, final int least, final PickleSite site) throws ImageFileException {
		if (arguments.size() < least)
			throw site.corrupt(arguments.size() + " arguments", "at least " + least);
	}

	private static List<Object> items(final Object value, final String expected, final PickleSite site) throws ImageFileException {
		if (value instanceof PickledSequence sequence)
			return sequence.items();
		throw site.corrupt(value, expected);
	}

	private static long[] longs(final Object value, final PickleSite site) throws ImageFileException {
		final List<Object> items = items(value, "a tuple of integers", site);
		if (items.size() > 64)
			throw site.corrupt(items.size() + " dimensions", "at most 64");
		final long[] longs = new long[items.size()];
		for (int i = 0; i < longs.length; i++) {
			if (!(items.get(i) instanceof Long number))
				throw site.corrupt(items.get(i), "an integer below 2^63");
			longs[i] = number;
		}
		return longs;
	}

	private static String text(final long[] values) {
		return values.length > 8 ? "of " + values.length + " dimensions" : Arrays.toString(values);
	}
}
