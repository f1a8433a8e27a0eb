package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.kspace.FourierNorm;

class ExportOptionsTest {

	@Test
	void byDefaultNothingIsAddedToTheImage() {
		final ExportOptions options = ExportOptions.defaults();
		assertEquals(PhaseSource.AUTO, options.phase().source());
		assertEquals(FourierNorm.ORTHO, options.norm());
		assertEquals(CoilChoice.NONE, options.coils());
		assertEquals(0, options.snr());
		assertEquals(1, options.readout().oversampling());
	}

	@Test
	void autoKeepsThePhaseThatIsThere() {
		assertEquals(PhaseSource.KEEP, PhaseSource.AUTO.forInput(true));
		assertEquals(PhaseSource.GENERATED, PhaseSource.AUTO.forInput(false));
		assertEquals(PhaseSource.ZERO, PhaseSource.ZERO.forInput(true));
	}

	@ParameterizedTest
	@ValueSource(doubles = { -1, Double.NaN, Double.POSITIVE_INFINITY })
	void anSnrThatIsNoneIsRefused(final double snr) {
		final String message = assertThrows(IllegalArgumentException.class, () -> ExportOptions.defaults().withSnr(snr)).getMessage();
		assertTrue(message.startsWith("snr: expected") && message.contains("found " + snr), message);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.99, 8.1, Double.NaN })
	void anOversamplingOutOfRangeIsRefused(final double factor) {
		assertThrows(IllegalArgumentException.class, () -> ReadoutOptions.of(factor, "auto"));
	}

	@Test
	void theReadoutAxisIsNamed() {
		assertEquals(Optional.empty(), ReadoutOptions.of(2, " Auto").axis());
		assertEquals(Optional.of(Readout.Y), ReadoutOptions.of(2, "Y").axis());
		final String message = assertThrows(IllegalArgumentException.class, () -> ReadoutOptions.of(2, "z")).getMessage();
		assertEquals("readout axis: expected auto, x or y, found z", message);
	}

	@Test
	void severalSamplesMakeNoExport() {
		final GenerateOptions several = GenerateOptions.defaults().withSamples(2);
		assertThrows(IllegalArgumentException.class, () -> PhaseOptions.defaults().withGenerate(several));
	}

	@ParameterizedTest
	@EnumSource(PhaseSource.class)
	void sourcesAreFoundByName(final PhaseSource source) {
		assertEquals(source, PhaseSource.parse(" " + source.optionName().toUpperCase()));
	}

	@ParameterizedTest
	@EnumSource(RawView.class)
	void viewsAreFoundByName(final RawView view) {
		assertEquals(view, RawView.parse(view.optionName()));
	}

	@ParameterizedTest
	@EnumSource(CoilCombine.class)
	void combinationsAreFoundByName(final CoilCombine combine) {
		assertEquals(combine, CoilCombine.parse(combine.optionName()));
	}

	@Test
	void unknownNamesAreAnsweredWithTheKnownOnes() {
		assertEquals("phase: expected one of auto, keep, generated, naive, smooth, zero, found none",
			assertThrows(IllegalArgumentException.class, () -> PhaseSource.parse("none")).getMessage());
		assertEquals("norm: expected one of ortho, backward, found forward",
			assertThrows(IllegalArgumentException.class, () -> ExportOptions.parseNorm("forward")).getMessage());
		assertThrows(IllegalArgumentException.class, () -> RawView.parse(null));
		assertThrows(IllegalArgumentException.class, () -> CoilCombine.parse(""));
	}
}
