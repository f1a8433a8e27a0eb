package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import io.github.phasegen.kspace.FourierNorm;
import org.junit.jupiter.api.Test;

class EncodingTest {

	private static final ImageShape SHAPE = new ImageShape(64, 48, 2, 1, 1);
	private static final ImageMetadata METADATA = ImageMetadata.titled("k").withInfo("Scanner: A\n");

	@Test
	void travelsInTheInfo() {
		for (final Optional<FourierNorm> norm : List.of(Optional.of(FourierNorm.ORTHO), Optional.of(FourierNorm.BACKWARD),
			Optional.<FourierNorm>empty())) {
			final Encoding encoding = new Encoding(norm, Encoding.Readout.Y, 64, 24);
			assertEquals(Optional.of(encoding), Encoding.of(encoding.addTo(METADATA), SHAPE));
		}
	}

	@Test
	void replacesWhatWasSaidBeforeAndKeepsTheRest() {
		final ImageMetadata first = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.Y, 64, 24).addTo(METADATA);
		final Encoding second = new Encoding(Optional.of(FourierNorm.BACKWARD), Encoding.Readout.X, 32, 48);
		final ImageMetadata replaced = second.addTo(first);
		assertEquals(Optional.of(second), Encoding.of(replaced, SHAPE));
		assertEquals(Optional.of("A"), replaced.infoValue("scanner"));
		assertEquals(5, replaced.info().lines().count());
		final ImageMetadata image = Encoding.asImage(replaced);
		assertEquals(Optional.of(Domain.IMAGE), Encoding.domain(image));
		assertEquals("Scanner: A\nDomain: image\n", image.info());
	}

	@Test
	void withoutWordsNothingIsGuessed() {
		assertEquals(Optional.empty(), Encoding.domain(METADATA));
		assertEquals(Optional.empty(), Encoding.of(METADATA, SHAPE));
		assertEquals(Optional.empty(), Encoding.of(Encoding.asImage(METADATA), SHAPE));
	}

	@Test
	void wordsThatMakeNoSenseAreNotTaken() {
		final ImageMetadata odd = METADATA.withInfo("Domain: K-Space\nFourier norm: loud\nReadout axis: q\nImage size: 0 x 99999999999\n");
		assertEquals(Optional.of(new Encoding(Optional.empty(), Encoding.Readout.X, 64, 48)), Encoding.of(odd, SHAPE));
		assertThrows(IllegalArgumentException.class, () -> new Encoding(Optional.empty(), Encoding.Readout.X, 0, 1));
	}
}
