package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredPhaseTest {

	private static final Path FILE = Path.of("phase.nii");
	private static final StoredScaling SIEMENS = new StoredScaling("int16", 2, -4096);
	private static final StoredScaling PHILIPS = new StoredScaling("int16", 2 * Math.PI / 4095, -Math.PI);

	@Test
	void theRangeAloneIsEnough() throws ImageFileException {
		final StoredPhase phase = detect(Optional.empty(), -3.1f, 0, 3.1f);
		assertEquals("radians", phase.description());
		assertArrayEquals(new float[] { 1, -2 }, phase.toRadians(new float[] { 1, -2 }));
	}

	/** A small range, such as of a phase difference, is refused without evidence in the header. */
	@Test
	void theScannersScalingSaysWhatASmallRangeMeans() throws ImageFileException {
		assertThrows(UnsupportedFormatException.class, () -> detect(Optional.empty(), -20, 100));
		assertEquals(PhaseScale.SIGNED_4096, detect(Optional.of(SIEMENS), -20, 100).scale());
		assertThrows(UnsupportedFormatException.class, () -> detect(Optional.empty(), -0.5f, 0.5f));
		assertEquals(PhaseScale.RADIANS, detect(Optional.of(PHILIPS), -0.5f, 0.5f).scale());
	}

	@ParameterizedTest
	@CsvSource({ "int16, 1, 0", "int16, 2, 0", "int16, 3, -4096", "uint8, 2, -4096", "float32, 2, -4096" })
	void otherScalingsAreNoEvidence(final String type, final double slope, final double intercept) {
		assertThrows(UnsupportedFormatException.class,
			() -> detect(Optional.of(new StoredScaling(type, slope, intercept)), -20, 100));
	}

	@Test
	void theScalingDoesNotMakeImpossibleValuesAPhase() {
		assertThrows(UnsupportedFormatException.class, () -> detect(Optional.of(SIEMENS), -20, 5000));
		assertThrows(UnsupportedFormatException.class, () -> detect(Optional.of(SIEMENS), 0, Float.NaN));
	}

	/** As in a file whose phase is in radians but whose header has the slope of the magnitude. */
	@Test
	void aSlopeThatDoesNotBelongToThePhaseIsTakenBack() throws ImageFileException {
		final StoredScaling scaling = new StoredScaling("float32", 0.001, 0);
		final StoredPhase phase = detect(Optional.of(scaling), -0.0031415f, 0.0031415f);
		assertArrayEquals(new float[] { 1.5f }, phase.toRadians(new float[] { 0.0015f }), 1e-6f);
		assertEquals("radians as stored, without the header's slope of 0.001000", phase.description());
	}

	@Test
	void theScalingTravelsInTheInfo() {
		final ImageMetadata metadata = ImageMetadata.titled("phase").withInfo("Echo: 2\n");
		assertEquals(Optional.of(PHILIPS), StoredScaling.of(PHILIPS.addTo(metadata)));
		assertEquals(metadata, new StoredScaling("int16", 1, 0).addTo(metadata));
		assertEquals(Optional.empty(), StoredScaling.of(metadata.withInfo("Stored as: int16, slope 0, intercept 1\n")));
		assertEquals(Optional.empty(), StoredScaling.of(metadata.withInfo("Stored as: int16, slope a, intercept 1\n")));
	}

	private static StoredPhase detect(final Optional<StoredScaling> scaling, final float... values) throws ImageFileException {
		return StoredPhase.detect(FILE, scaling, PhaseScale.Range.of(values));
	}
}
