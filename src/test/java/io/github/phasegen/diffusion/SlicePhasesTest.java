package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.real.FloatType;

import io.github.phasegen.diffusion.SlicePhases.Slice;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.testing.TinyModel;

/** Slices drawn one by one are those of the whole stack. */
class SlicePhasesTest {

	private static final GenerateOptions OPTIONS = GenerateOptions.defaults().withSteps(2).withSeed(9);

	private static Img<FloatType> stack() {
		final Random random = new Random(4);
		final float[] values = new float[20 * 17 * 4];
		for (int i = 0; i < values.length; i++)
			values[i] = 100 * random.nextFloat();
		return ArrayImgs.floats(values, 20, 17, 2, 2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theOrderOfDrawingDoesNotMatter(final boolean sharedNoise) throws IOException {
		final GenerateOptions options = OPTIONS.withSharedNoise(sharedNoise);
		try (PhaseModel model = TinyModel.load()) {
			final Img<ComplexFloatType> whole = new GeneratePhase(model).run(stack(), options, GenerateProgress.NONE).samples().get(0);
			final SlicePhases phases = new SlicePhases(model, options);
			for (final int k : new int[] { 3, 0, 2 }) {
				final float[] magnitude = ComplexImages.realPlane(stack(), k);
				final float[] drawn = phases.draw(new Slice(magnitude, 20, 17, k, 4), GenerateProgress.NONE);
				assertArrayEquals(ComplexImages.plane(whole, k).phase(), drawn, 1e-5f);
			}
		}
	}

	@Test
	void aConstantSliceHasNoPhase() throws IOException {
		try (PhaseModel model = TinyModel.load()) {
			assertArrayEquals(new float[16], new SlicePhases(model, OPTIONS).draw(new Slice(new float[16], 4, 4, 0, 1), GenerateProgress.NONE));
		}
	}

	@Test
	void progressNamesTheSlice() throws IOException {
		final List<String> heard = new ArrayList<>();
		try (PhaseModel model = TinyModel.load()) {
			final SlicePhases phases = new SlicePhases(model, OPTIONS);
			phases.draw(new Slice(ComplexImages.realPlane(stack(), 2), 20, 17, 2, 4), (slice, slices, step, steps) -> heard.add(slice + "/"
				+ slices + " " + step + "/" + steps));
			assertEquals(phases.passes(20, 17), heard.size());
		}
		assertEquals("3/4 1/3", heard.get(0));
	}

	@Test
	void aCancelIsHeard() throws IOException {
		try (PhaseModel model = TinyModel.load()) {
			final GenerateProgress cancelling = new GenerateProgress() {

				@Override
				public void step(final int slice, final int slices, final int step, final int steps) {}

				@Override
				public boolean cancelled() {
					return true;
				}
			};
			assertThrows(CancellationException.class, () -> new SlicePhases(model, OPTIONS).draw(new Slice(new float[] { 1, 2, 3, 4 }, 2, 2, 0,
				1), cancelling));
		}
	}
}
