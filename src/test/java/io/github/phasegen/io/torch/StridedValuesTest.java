package io.github.phasegen.io.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.GlobalPolicy;

/** Views of a storage of 0, 1, 2, ..., 11, read through windows of different lengths. */
class StridedValuesTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 4, 12, 48 })
	void theOrderOfTheDimensionsIsTheTensors(final int windowBytes) throws IOException {
		assertArrayEquals(new float[] { 0, 1, 2, 3, 4, 5 }, read(windowBytes, new long[] { 2, 3 }, 3, 1));
		assertArrayEquals(new float[] { 0, 4, 8, 1, 5, 9 }, read(windowBytes, new long[] { 2, 3 }, 1, 4));
		assertArrayEquals(new float[] { 0, 6, 2, 8, 1, 7, 3, 9 }, read(windowBytes, new long[] { 2, 2, 2 }, 1, 2, 6));
		assertArrayEquals(new float[] { 0, 0, 5, 5 }, read(windowBytes, new long[] { 2, 2 }, 5, 0));
		assertArrayEquals(new float[] { 0, 5, 0, 5 }, read(windowBytes, new long[] { 2, 2 }, 0, 5));
		assertArrayEquals(new float[] { 0 }, read(windowBytes, new long[] {}));
	}

	/** They would be read once for each row. */
	@ParameterizedTest
	@ValueSource(ints = { 4, 12 })
	void rowsThatOverlapAreReadOnlyIfTheyFitIntoTheWindow(final int windowBytes) throws IOException {
		assertArrayEquals(new float[] { 0, 1, 2, 1, 2, 3 }, read(16, new long[] { 2, 3 }, 1, 1));
		assertThrows(UnsupportedFormatException.class, () -> read(windowBytes, new long[] { 2, 3 }, 1, 1));
		assertThrows(UnsupportedFormatException.class, () -> read(windowBytes, new long[] { 3, 3 }, 2, 3));
	}

	private float[] read(final int windowBytes, final long[] shape, final long... strides) throws IOException {
		final Path file = Files.write(folder.resolve("view.pt"), TorchBuilder.view(0, shape, strides).bytes());
		try (TorchFile torch = TorchFile.open(file, GlobalPolicy.STRICT)) {
			final TorchTensor tensor = (TorchTensor) torch.root();
			final float[] values = new float[(int) tensor.elements()];
			new StridedValues(tensor, StridedView.of(shape, strides, 0, 12), windowBytes).read(values);
			return values;
		}
	}
}
