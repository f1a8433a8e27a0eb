package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.kspace.FourierNorm;

class PartitionEncodingTest {

	private static final ImageShape SHAPE = new ImageShape(8, 6, 2, 5, 1);
	private static final ImageMetadata METADATA = ImageMetadata.titled("head").withInfo("Scanner: A\n");
	private static final Encoding ENCODING = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, 8, 6);

	@Test
	void travelsBesideTheEncodingInThePlane() {
		final ImageMetadata told = ENCODING.addTo(new PartitionEncoding(4).addTo(METADATA));
		assertEquals(Optional.of(new PartitionEncoding(4)), PartitionEncoding.of(told, SHAPE));
		assertEquals(Optional.of(ENCODING), Encoding.of(told, SHAPE));
		assertEquals(Optional.of("z"), told.infoValue("Partition encoding"));
		assertEquals(Optional.of(new PartitionEncoding(3)), PartitionEncoding.of(new PartitionEncoding(3).addTo(told), SHAPE));
		assertEquals("Scanner: A\n", PartitionEncoding.removedFrom(new PartitionEncoding(4).addTo(METADATA)).info());
	}

	@Test
	void anImageHasNone() {
		final ImageMetadata image = Encoding.asImage(new PartitionEncoding(4).addTo(METADATA));
		assertEquals("Scanner: A\nDomain: image\n", image.info());
		assertEquals(Optional.empty(), PartitionEncoding.of(new PartitionEncoding(4).addTo(image), SHAPE));
		assertEquals(Optional.empty(), PartitionEncoding.of(METADATA, SHAPE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Image slices: many\n", "Image slices: -3\n", "Image slices: 9999999999\n" })
	void withoutANumberTheImageHasAllSlices(final String line) {
		assertEquals(Optional.of(new PartitionEncoding(5)), PartitionEncoding.of(METADATA.withInfo("Partition encoding: Z\n" + line), SHAPE));
		assertEquals(Optional.empty(), PartitionEncoding.of(METADATA.withInfo("Partition encoding: y\n" + line), SHAPE));
		assertThrows(IllegalArgumentException.class, () -> new PartitionEncoding(0));
	}
}
