package io.github.phasegen.io.torch;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.phasegen.io.SampleType;

/** PyTorch's names of number types. */
final class TorchTypes {

	/** Typed storages, all in module torch. */
	private static final Map<String, SampleType> STORAGES = Map.ofEntries(
		entry("torch.BoolStorage", SampleType.BOOL), entry("torch.ByteStorage", SampleType.UINT8),
		entry("torch.CharStorage", SampleType.INT8), entry("torch.ShortStorage", SampleType.INT16),
		entry("torch.IntStorage", SampleType.INT32), entry("torch.LongStorage", SampleType.INT64),
		entry("torch.HalfStorage", SampleType.FLOAT16), entry("torch.BFloat16Storage", SampleType.BFLOAT16),
		entry("torch.FloatStorage", SampleType.FLOAT32), entry("torch.DoubleStorage", SampleType.FLOAT64),
		entry("torch.ComplexFloatStorage", SampleType.COMPLEX64), entry("torch.ComplexDoubleStorage", SampleType.COMPLEX128));

	/** PyTorch names its dtypes as we name our types. */
	private static final Map<String, SampleType> DTYPES = Arrays.stream(SampleType.values())
		.collect(Collectors.toUnmodifiableMap(type -> "torch." + type, type -> type));

	private static final Set<String> UNTYPED = Set.of("torch.storage.UntypedStorage", "torch.UntypedStorage");

	private TorchTypes() {}

	/** The type of a typed storage's numbers, null for other names. */
	static SampleType ofStorage(final String dotted) {
		return STORAGES.get(dotted);
	}

	/** A storage that counts bytes; its tensors say what is in it. */
	static boolean isUntyped(final String dotted) {
		return UNTYPED.contains(dotted);
	}

	/** The type of a torch.dtype, null for other names. */
	static SampleType ofDtype(final String dotted) {
		return DTYPES.get(dotted);
	}

	/** All names that are values by themselves. */
	static Set<String> constants() {
		final Set<String> names = new HashSet<>(STORAGES.keySet());
		names.addAll(DTYPES.keySet());
		names.addAll(UNTYPED);
		names.addAll(Set.of("torch.Tensor", "torch._tensor.Tensor", "torch.nn.parameter.Parameter"));
		return names;
	}
}
