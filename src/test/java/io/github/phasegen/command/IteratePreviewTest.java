package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.atomic.AtomicLong;

import io.github.phasegen.kspace.ComplexPlane;
import org.junit.jupiter.api.Test;

/** What the window holds; without a screen it is not shown. */
class IteratePreviewTest {

	private final AtomicLong time = new AtomicLong();
	private final IteratePreview preview = new IteratePreview(time::get);

	@Test
	void theWindowHoldsTheMagnitudeAndSaysHowFarItIs() {
		preview.show("Slice 2 of 5", 7, 0.0123, () -> plane(3, 4));
		assertEquals("Slice 2 of 5, iteration 7, residual 0.012", preview.window().getTitle());
		assertArrayEquals(new float[] { 5, 5 }, (float[]) preview.window().getProcessor().getPixels());
		time.addAndGet(1_000_000_000);
		preview.show("Slice 3 of 5", 1, Double.NaN, () -> plane(0, 2));
		assertEquals("Slice 3 of 5, iteration 1", preview.window().getTitle());
		assertArrayEquals(new float[] { 2, 2 }, (float[]) preview.window().getProcessor().getPixels());
	}

	@Test
	void fastIterationsAreNotHeldUp() {
		preview.show("Slice 1 of 1", 1, 0.5, () -> plane(1, 0));
		time.addAndGet(1_000_000);
		preview.show("Slice 1 of 1", 2, 0.4, () -> fail("not asked for"));
		assertEquals("Slice 1 of 1, iteration 1, residual 0.50", preview.window().getTitle());
	}

	@Test
	void nothingIsLeftOfIt() {
		preview.close();
		preview.show("Slice 1 of 1", 1, 0.5, () -> plane(1, 0));
		preview.close();
		assertNull(preview.window());
	}

	private static ComplexPlane plane(final float re, final float im) {
		return new ComplexPlane(2, 1, new float[] { re, im, re, im });
	}
}
