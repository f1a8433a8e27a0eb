package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.CoherenceCurve;
import io.github.phasegen.metrics.HeadMask;
import io.github.phasegen.metrics.PhaseSlice;
import io.github.phasegen.metrics.Residues;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.PhaseModel;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** The model that is shipped, on a head that is shipped. */
class BundledModelTest {

	private static final long MOST_BYTES = 16L << 20;

	@Test
	void isSmallAndSaysWhereItComesFrom() throws Exception {
		try (InputStream weights = ModelSource.class.getResourceAsStream("/models/phase/default/weights.safetensors")) {
			assertTrue(weights.readAllBytes().length <= MOST_BYTES);
		}
		final var card = ModelSource.parse(ModelConfig.PHASE, "default").read().config().card();
		for (final String field : List.of("licence", "data", "command"))
			assertTrue(card.get(field) != null && !card.get(field).isBlank(), field);
	}

	@Test
	void drawsPhaseThatIsSmoothAcrossTheHeadAndKeepsTheMagnitude() throws Exception {
		final RealImage head = (RealImage) StandardFormats.all().read(Path.of("sample-data/head_t1_itk.tif"));
		final float[] magnitude = ComplexImages.realPlane(head.pixels(), 4);
		final ComplexPlane drawn = draw(slice(head), 3);
		final float max = max(magnitude);
		for (int i = 0; i < magnitude.length; i++)
			assertEquals(magnitude[i], drawn.magnitude()[i], 1e-6 * max);
		final PhaseSlice slice = new PhaseSlice(drawn, HeadMask.of(magnitude, drawn.width(), drawn.height()));
		// independent noise has 0 here, one constant 1
		final double near = CoherenceCurve.ofHead(List.of(slice)).alongX()[1];
		assertTrue(near > 0.7 && near < 0.9999, "coherence " + near);
		assertTrue(Residues.ofHead(List.of(slice)).density() < 0.05);
	}

	@Test
	void drawsTheSameBytesForTheSameSeedOnly() throws Exception {
		final RealImage head = (RealImage) StandardFormats.all().read(Path.of("sample-data/head_t1_itk.tif"));
		final float[] first = draw(slice(head), 5).data();
		assertArrayEquals(first, draw(slice(head), 5).data());
		assertTrue(java.util.Arrays.mismatch(first, draw(slice(head), 6).data()) >= 0);
	}

	private static ComplexPlane draw(final RandomAccessibleInterval<? extends RealType<?>> slice, final long seed)
		throws Exception
	{
		try (PhaseModel model = PhaseModel.load(ModelSource.parse(ModelConfig.PHASE, "default"), DeviceChoice.CPU)) {
			final GenerateOptions options = GenerateOptions.defaults().withSeed(seed).withSteps(10);
			return ComplexImages.plane(new GeneratePhase(model).run(slice, options, GenerateProgress.NONE).samples().get(0), 0);
		}
	}

	private static RandomAccessibleInterval<? extends RealType<?>> slice(final RealImage head) {
		final long[] min = { 0, 0, 0, 4, 0 };
		final long[] max = head.pixels().maxAsLongArray();
		max[3] = 4;
		return Views.zeroMin(Views.interval(head.pixels(), min, max));
	}

	private static float max(final float[] values) {
		float max = 0;
		for (final float value : values)
			max = Math.max(max, value);
		return max;
	}
}
