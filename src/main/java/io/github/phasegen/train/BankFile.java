package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.Safetensors;
import io.github.phasegen.model.Tensor;

/** The examples of one head in a safetensors file: of each the image (H, W, 2), the generated phase and the brain (H, W). */
record BankFile(Path path) {

	private static final String MADE_FROM = "madeFrom";
	private static final String SEED = "seed";

	/** @throws IllegalArgumentException if no file can be named by this head */
	static void checkHead(final String field, final String head) {
		if (!head.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) throw new IllegalArgumentException(field + ": found " + head +
			", expected letters, digits, '.', '_' and '-', because it names a file of the bank");
	}

	boolean exists() {
		return Files.exists(path);
	}

	/** @param madeFrom everything that decides the examples */
	void write(final List<BankExample> examples, final String madeFrom) throws IOException {
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		final Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put(MADE_FROM, madeFrom);
		for (int i = 0; i < examples.size(); i++) {
			final BankExample example = examples.get(i);
			final long width = example.image().width();
			final long height = example.image().height();
			tensors.put(name("image", i), new Tensor(new long[] { height, width, 2 }, example.image().data()));
			tensors.put(name("generated", i), new Tensor(new long[] { height, width }, example.generated()));
			tensors.put(name("brain", i), new Tensor(new long[] { height, width }, example.brain()));
			metadata.put(name(SEED, i), Long.toString(example.seed()));
		}
		Safetensors.write(path, new Safetensors.Content(tensors, metadata));
	}

	/** @throws IllegalArgumentException if the file was made from something else */
	List<BankExample> read(final String madeFrom) throws IOException {
		final Safetensors.Content content = Safetensors.read(path);
		final String found = content.metadata().get(MADE_FROM);
		if (!madeFrom.equals(found)) throw new IllegalArgumentException(path + ": found examples made from " + found + ", expected " +
			madeFrom + "; choose another output folder");
		final List<BankExample> examples = new ArrayList<>();
		for (int i = 0; content.tensors().containsKey(name("image", i)); i++)
			examples.add(example(content, i));
		return examples;
	}

	private BankExample example(final Safetensors.Content content, final int i) throws IOException {
		final Tensor image = content.tensors().get(name("image", i));
		final Tensor generated = content.tensors().get(name("generated", i));
		final Tensor brain = content.tensors().get(name("brain", i));
		final String seed = content.metadata().get(name(SEED, i));
		if (generated == null || brain == null || seed == null) throw new ModelException(path + ": found no phase, brain or seed of " +
			"example " + i);
		return new BankExample(new ComplexPlane((int) image.shape()[1], (int) image.shape()[0], image.data()), generated.data(), brain
			.data(), Long.parseLong(seed));
	}

	private static String name(final String what, final int i) {
		return String.format(Locale.ROOT, "%s.%05d", what, i);
	}
}
