package io.github.phasegen.skullstrip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import org.junit.jupiter.api.Test;

class MirroredNetworkTest {

	private static final int WIDTH = 7;
	private static final int HEIGHT = 4;

	private static float[] mirrored(final Function<ComplexPlane, float[]> network) {
		return new MirroredNetwork(new Stub(network)).logit(image(), Optional.empty());
	}

	private static ComplexPlane image() {
		final SplittableRandom random = new SplittableRandom(1);
		final ComplexPlane image = new ComplexPlane(WIDTH, HEIGHT);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) random.nextGaussian();
		return image;
	}

	@Test
	void whatDependsOnThePixelAloneStaysAsItIs() {
		assertArrayEquals(image().magnitude(), mirrored(ComplexPlane::magnitude), 1e-6f);
		assertArrayEquals(image().phase(), mirrored(ComplexPlane::phase), 1e-6f);
	}

	@Test
	void aPreferenceForOneSideIsTakenOut() {
		final float[] mean = mirrored(image -> {
			final float[] logit = new float[WIDTH * HEIGHT];
			for (int i = 0; i < logit.length; i++)
				logit[i] = i % WIDTH + 10 * (i / WIDTH);
			return logit;
		});
		for (final float value : mean)
			assertEquals((WIDTH - 1) / 2.0 + 10 * (HEIGHT - 1) / 2.0, value, 1e-5);
	}

	private record Stub(Function<ComplexPlane, float[]> logit) implements BrainNetwork {

		@Override
		public float[] logit(final ComplexPlane image, final Optional<FourierNorm> norm) {
			return logit.apply(image);
		}

		@Override
		public int side() {
			return WIDTH;
		}

		@Override
		public int sizeMultiple() {
			return 1;
		}

		@Override
		public List<String> warnings() {
			return List.of();
		}
	}
}
