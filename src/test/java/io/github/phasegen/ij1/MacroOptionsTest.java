package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacroOptionsTest {

	@Test
	void keysAndValuesAreTakenApart() {
		assertEquals(Map.of("model", "default", "steps", "20", "output", "magnitude+phase"), MacroOptions.parse(
			"model=default steps=20 output=magnitude+phase "));
	}

	@Test
	void bracketsAndQuotesHoldSpaces() {
		assertEquals(Map.of("model", "C:/my models/[old] one", "image", "a b.tif", "seed", "1"), MacroOptions.parse(
			"model=[C:/my models/[old] one] image='a b.tif' seed=1"));
	}

	@Test
	void aKeyInsideAValueIsNoKey() {
		assertEquals(Map.of("model", "steps=9 seed=8"), MacroOptions.parse("model=[steps=9 seed=8]"));
	}

	@Test
	void aKeyAloneIsTrueAndAnEmptyValueEmpty() {
		assertEquals(Map.of("flag", "true", "text", ""), MacroOptions.parse("  Flag text= "));
		assertEquals(Map.of(), MacroOptions.parse(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "model=[a b", "model='a b", "steps=1 steps=2" })
	void whatCannotBeMeantIsRefused(final String options) {
		assertThrows(IllegalArgumentException.class, () -> MacroOptions.parse(options));
	}
}
