package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledColumnsTest {

	private static final ImageMetadata METADATA = ImageMetadata.titled("k").withInfo("Scanner: A\n");

	@Test
	void travelsInTheInfo() {
		final Random random = new Random(4);
		for (int width = 1; width < 40; width++) {
			final boolean[] columns = new boolean[width];
			for (int x = 0; x < width; x++)
				columns[x] = random.nextInt(3) == 0;
			final SampledColumns mask = SampledColumns.ofArray(columns);
			assertEquals(Optional.of(mask), SampledColumns.of(mask.addTo(METADATA)));
		}
	}

	@Test
	void isReadableAndReplacesAnother() {
		final SampledColumns mask = SampledColumns.ofArray(new boolean[] { true, false, false, true, true, true, false, false });
		final ImageMetadata twice = mask.addTo(SampledColumns.ofArray(new boolean[8]).addTo(METADATA));
		assertEquals("Scanner: A\nSampling mask: 4 of 8 columns: 0, 3-5\n", twice.info());
		assertArrayEquals(new float[] { 1, 0, 0, 1, 1, 1, 0, 0 }, mask.toFloats());
		assertEquals("0 of 8 columns: ", SampledColumns.ofArray(new boolean[8]).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "4 of 8 columns sampled", "1 of 8 columns: 8", "1 of 8 columns: 5-3", "1 of 8 columns: x", "1 of 8 columns: 1,,2",
		"1 of 99999999999 columns: 1", "1 of 8 columns: -1" })
	void whatMakesNoSenseIsNoMask(final String value) {
		assertEquals(Optional.empty(), SampledColumns.of(METADATA.plusInfo(Map.of("Sampling mask", value))));
	}
}
