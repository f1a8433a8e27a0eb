package io.github.phasegen.recon.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.phasegen.kspace.ComplexPlane;
import org.junit.jupiter.api.Test;

class NetworkScaleTest {

	@Test
	void isTheModulusOfEvenTissueWhateverSurroundsIt() {
		final ComplexPlane image = new ComplexPlane(10, 10);
		for (int x = 0; x < 7; x++)
			image.set(x, 3, 3, -4);
		assertEquals(5, NetworkScale.of(image), 1e-6);
	}

	@Test
	void goesWithTheImage() {
		final float[] data = { 1, 2, -3, 4, 0.5f, 0, 1, 1 };
		final double scale = NetworkScale.of(new ComplexPlane(2, 2, data.clone()));
		final float[] larger = data.clone();
		for (int i = 0; i < larger.length; i++)
			larger[i] *= 1e6f;
		assertEquals(1e6 * scale, NetworkScale.of(new ComplexPlane(2, 2, larger)), scale);
	}

	@Test
	void ofNothingIsOne() {
		assertEquals(1, NetworkScale.of(new ComplexPlane(3, 2)));
	}
}
