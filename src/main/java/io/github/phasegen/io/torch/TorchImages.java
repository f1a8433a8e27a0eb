package io.github.phasegen.io.torch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.UsualAxes;
import io.github.phasegen.io.pickle.PickledDict;

/** The tensors of a data file by name: the only one, named "", or those in a dict. */
final class TorchImages {

	private final Path file;
	private final Map<String, TorchTensor> tensors;

	private TorchImages(final Path file, final Map<String, TorchTensor> tensors) {
		this.file = file;
		this.tensors = tensors;
	}

	/** @throws UnsupportedFormatException if the file holds no tensors, or other things than a tensor or a dict of them */
	static TorchImages of(final Path file, final Object root) throws UnsupportedFormatException {
		final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
		if (root instanceof TorchTensor tensor)
			tensors.put("", tensor);
		if (root instanceof PickledDict dict)
			dict.entries().forEach((key, value) -> {
				if (key instanceof String name && value instanceof TorchTensor tensor)
					tensors.put(name, tensor);
			});
		if (tensors.isEmpty())
			throw new UnsupportedFormatException(file, "contents", StateDict.describe(root), "a tensor or a dict of tensors");
		return new TorchImages(file, tensors);
	}

	/** The tensor that the options name; if they name none, the first that can be an image. */
	TorchTensor choose(final ReadOptions options) throws IOException {
		if (options.entry().isEmpty())
			return firstImage();
		// names may have blanks at their ends, which options have not
		for (final Map.Entry<String, TorchTensor> entry : tensors.entrySet())
			if (!entry.getKey().isEmpty() && entry.getKey().strip().equals(options.entry()))
				return entry.getValue();
		throw new UnsupportedFormatException(file, "entry", options.entry(), names());
	}

	private TorchTensor firstImage() {
		return tensors.values().stream().filter(tensor -> problem(tensor).isEmpty()).findFirst().orElse(tensors.values().iterator().next());
	}

	private String names() {
		if (tensors.containsKey(""))
			return "none, since the file holds a tensor without a name";
		return "one of " + tensors.keySet().stream().limit(20).collect(Collectors.joining(", "));
	}

	/** Where the planes of a tensor lie in its storage. */
	ArrayLayout layout(final TorchTensor tensor, final ReadOptions options) throws IOException {
		if (tensor.elements() == 0)
			throw new UnsupportedFormatException(file, "dimensions", Arrays.toString(tensor.shape()), "at least one element");
		final AxisOrder axes = UsualAxes.SLOWEST_FIRST.of(file, options, tensor.shape());
		return ArrayLayout.of(file, tensor.shape(), tensor.strides(), axes);
	}

	List<FileEntry> entries() {
		final List<FileEntry> entries = new ArrayList<>();
		tensors.forEach((name, tensor) -> entries.add(new FileEntry(name, Arrays.stream(tensor.shape()).boxed().toList(), tensor.dtype()
			.toString(), note(tensor))));
		return entries;
	}

	private String note(final TorchTensor tensor) {
		final String problem = problem(tensor);
		final long[] shape = tensor.shape();
		if (problem.isEmpty() && !tensor.complex() && shape.length > 2 && shape[shape.length - 1] == 2)
			return "last dimension of 2: if these are real and imaginary parts, save torch.view_as_complex(tensor)";
		return problem;
	}

	/** Why a tensor cannot be read as an image without further options; "" if it can. */
	private String problem(final TorchTensor tensor) {
		try {
			layout(tensor, ReadOptions.DEFAULT);
			return "";
		}
		catch (final IOException e) {
			return e.getMessage();
		}
	}
}
