package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsualAxesTest {

	private static final Path FILE = Path.of("array");

	@ParameterizedTest
	@CsvSource({ "4 3, yx, yx", "2 4 3, zyx, yxz", "2 8 4 3, zcyx, yxzc", "5 2 8 4 3, tzcyx, yxzct", "1 1 1 1 1, tzcyx, yxzct",
		"1 1 2 2 2 2 2, 11tzcyx, ", "2 2 2 2 2 1 1, , yxzct11" })
	void dependOnTheNumberOfDimensions(final String dimensions, final String slowestFirst, final String rowsFirst) {
		assertAxes(slowestFirst, UsualAxes.SLOWEST_FIRST, dimensions);
		assertAxes(rowsFirst, UsualAxes.ROWS_FIRST, dimensions);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "2 2 2 2 2 2" })
	void thereAreNoneForOtherNumbers(final String dimensions) {
		assertAxes(null, UsualAxes.SLOWEST_FIRST, dimensions);
		assertAxes(null, UsualAxes.ROWS_FIRST, dimensions);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1, yx, yx", "1, 3, 1, zyx, yxz", "2, 1, 1, zcyx, yxzc", "2, 3, 1, zcyx, yxzc", "1, 1, 4, tzcyx, yxzct" })
	void ofAnImageHoldAllItsAxes(final int channels, final int slices, final int frames, final String slowestFirst, final String rowsFirst) {
		final ImageShape shape = new ImageShape(5, 4, channels, slices, frames);
		assertEquals(slowestFirst, UsualAxes.SLOWEST_FIRST.holding(shape).letters());
		assertEquals(rowsFirst, UsualAxes.ROWS_FIRST.holding(shape).letters());
	}

	@ParameterizedTest
	@ValueSource(strings = { "xy", "1cyx", "tzcyx" })
	void giveWayToTheUsers(final String axes) throws UnsupportedFormatException {
		assertEquals(axes, UsualAxes.SLOWEST_FIRST.of(FILE, new ReadOptions("", axes), 4, 3).letters());
	}

	private static void assertAxes(final String expected, final UsualAxes axes, final String dimensions) {
		final long[] sizes = Arrays.stream(dimensions.split(" ")).filter(word -> !word.isEmpty()).mapToLong(Long::parseLong).toArray();
		if (expected == null)
			assertThrows(UnsupportedFormatException.class, () -> axes.of(FILE, ReadOptions.DEFAULT, sizes));
		else
			assertEquals(expected, assertDoesNotThrow(() -> axes.of(FILE, ReadOptions.DEFAULT, sizes)).letters());
	}
}
