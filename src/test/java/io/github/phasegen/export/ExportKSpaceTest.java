package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import net.imglib2.img.array.ArrayImgs;

import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

class ExportKSpaceTest {

	@Test
	void theInverseTransformHasTheMagnitudeOfTheInput() throws IOException {
		final float[] values = new float[12 * 9 * 3];
		final Random random = new Random(1);
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		final RealImage image = new RealImage(ArrayImgs.floats(values, 12, 9, 1, 3, 1), ImageMetadata.titled("head.tif"));
		try (ExportKSpace export = new ExportKSpace()) {
			final ExportedImages result = export.run(PlaneSource.of(image), ExportOptions.defaults().withPhase(PhaseSource.SMOOTH),
				ExportProgress.NONE);
			assertEquals(new ImageShape(12, 9, 1, 3, 1), ImageShape.of(result.kspace().pixels()));
			for (int k = 0; k < 3; k++) {
				final ComplexPlane plane = ComplexImages.plane(result.kspace().pixels(), k);
				new PlaneFourier(12, 9).inverse(plane.data(), FourierNorm.ORTHO);
				assertArrayEquals(ComplexImages.realPlane(image.pixels(), k), plane.magnitude(), 1e-6f);
			}
		}
	}
}
