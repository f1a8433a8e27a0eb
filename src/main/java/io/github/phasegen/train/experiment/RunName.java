package io.github.phasegen.train.experiment;

import java.nio.file.Path;

/**
 * One training of an experiment.
 *
 * @param fold from 1
 * @param repeat from 1
 */
record RunName(String variant, int fold, int repeat) {

	/** "variant/fold", with ".repeat" from the second one on. */
	@Override
	public String toString() {
		return variant + "/" + lastPart();
	}

	private String lastPart() {
		return repeat == 1 ? Integer.toString(fold) : fold + "." + repeat;
	}

	/** The folder of the run below that of the experiment. */
	Path in(final Path experiment) {
		return experiment.resolve("runs").resolve(variant).resolve(lastPart());
	}
}
